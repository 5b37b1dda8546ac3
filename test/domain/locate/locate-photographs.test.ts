import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { boundsOf, overlap, type Rectangle, scaled } from "../../../src/domain/picture/rectangle.ts";
import { decodeJpeg, WANTED_LONG_SIDE } from "../../../src/jpeg/decode.ts";
import { openRealLocator } from "../../support/real-locator.ts";

const locate = await openRealLocator();
if (!locate) process.stderr.write("left out: the shipped locator, for the shipped bundle has none\n");

interface Annotated {
  readonly file: string;
  readonly width: number;
  readonly instances: readonly { readonly box: readonly [number, number, number, number] }[];
}

for (const [what, folder] of [
  ["rendered", "test/data/scenes"],
  ["photographed", "../shared/real-frames"],
] as const) {
  const annotations = join(folder, "annotations.json");
  if (!existsSync(annotations)) process.stderr.write(`left out: the packs ${what} in ${folder}, which is not here\n`);

  describe.runIf(locate && existsSync(annotations))(`every ${what} pack is found, and nothing else`, () => {
    const { images }: { images: Annotated[] } = existsSync(annotations) ? JSON.parse(readFileSync(annotations, "utf8")) : { images: [] };

    test.each(images)("in $file", async ({ file, width, instances }) => {
      const picture = await decodeJpeg(readFileSync(join(folder, file)), WANTED_LONG_SIDE);
      const packs = (await locate?.(picture)) ?? [];
      const boxes = packs.map(({ corners }) => scaled(boundsOf(corners), width / picture.width));
      expect(boxes).toHaveLength(instances.length);
      for (const { box } of instances) expect(Math.max(...boxes.map((found) => overlap(found, rectangle(box))))).toBeGreaterThan(0.85);
    });
  });
}

function rectangle([x, y, width, height]: Annotated["instances"][number]["box"]): Rectangle {
  return { x, y, width, height };
}
