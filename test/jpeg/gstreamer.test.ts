import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { openJpegCutter } from "../../src/jpeg/cutter.ts";
import { readJpeg } from "../../src/jpeg/read-jpeg.ts";
import { emptyFolder } from "../support/folder.ts";
import { requires } from "../support/requires.ts";

const isHere = requires("gst-launch-1.0", "gstreamer1.0-tools gstreamer1.0-plugins-good");

describe.runIf(isHere)("pictures of GStreamer's encoder are read like any decoder reads them", () => {
  test.each(
    ["I420", "Y42B", "Y41B", "Y444", "GRAY8"].flatMap((format) =>
      ["smpte", "ball", "snow"].flatMap((pattern) =>
        ["width=320,height=240", "width=322,height=242"].map((size) => ({ format, pattern, size })),
      ),
    ),
  )("$pattern as $format, $size", async ({ format, pattern, size }) => {
    const file = join(emptyFolder(), "pictures.mjpeg");
    const shape = `video/x-raw,format=${format},${size}`;
    const launch = `videotestsrc num-buffers=4 pattern=${pattern} ! ${shape} ! jpegenc ! filesink location=${file}`;
    execFileSync("gst-launch-1.0", ["-q", ...launch.split(" ")], { stdio: ["ignore", "ignore", "pipe"] });
    const pictures = openJpegCutter(() => {}).push(readFileSync(file));
    expect(pictures).toHaveLength(4);
    for (const picture of pictures) {
      const { rgb } = await readJpeg(picture, 740);
      const expected = await sharp(picture).toColourspace("srgb").raw().toBuffer();
      expect(rgb).toHaveLength(expected.length);
      expect(rgb.reduce((most, value, at) => Math.max(most, Math.abs(value - (expected[at] ?? 0))), 0)).toBeLessThanOrEqual(8);
    }
  });
});
