import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import type { Picture } from "../../src/domain/frame.ts";
import { START_OF_SCAN } from "../../src/jpeg/markers.ts";
import { readJpeg } from "../../src/jpeg/read-jpeg.ts";
import { type Segment, segmentsOf } from "../../src/jpeg/segments.ts";
import { soundPictures } from "../fuzz/sources.ts";
import type { Factors } from "../support/jpeg-writer/blocks.ts";
import { SCRIPTS, type ScanOf } from "../support/jpeg-writer/scripts.ts";
import { writeJpeg } from "../support/jpeg-writer/write-jpeg.ts";
import { writeProgressive } from "../support/jpeg-writer/write-progressive.ts";

const END = Buffer.from([0xff, 0xd9]);
const [scene = Buffer.alloc(0), other = Buffer.alloc(0)] = await soundPictures();
const small = await pictureOf(sharp(scene).extract({ left: 60, top: 40, width: 171, height: 115 }));
const WHOLE = SCRIPTS["bands of coefficients, then their lower bits"] ?? [];

const SAMPLINGS: Readonly<Record<string, Factors>> = { "4:4:4": [1, 1], "4:2:2": [2, 1], "4:2:0": [2, 2], "4:1:1": [4, 1] };

describe("a progressive picture shows what the baseline one of the same coefficients shows:", () => {
  test.each(
    Object.keys(SCRIPTS).flatMap((script) =>
      Object.keys(SAMPLINGS).flatMap((factors) => [0, 7].map((restartInterval) => ({ script, factors, restartInterval }))),
    ),
  )("$script, $factors, a restart after every $restartInterval units", async ({ script, factors, restartInterval }) => {
    await expectSame({ script: SCRIPTS[script] ?? [], sampling: sampling(factors), restartInterval });
  });

  test("by an encoder that joins no runs of ended blocks", async () => {
    await expectSame({ script: WHOLE, joinRuns: false });
  });

  test("with lowest bits that are nearly all zero, as in a picture that was saved coarsely before", async () => {
    const coarse = await sharp(scene).jpeg({ quality: 50 }).toBuffer();
    for (const quality of [75, 90, 95])
      for (const chromaSubsampling of ["4:2:0", "4:4:4"])
        await readJpeg(await sharp(coarse).jpeg({ quality, chromaSubsampling, progressive: true }).toBuffer(), 740);
  });

  async function expectSame(shape: Parameters<typeof writeProgressive>[1]): Promise<void> {
    const { rgb } = await readJpeg(writeProgressive(small, shape), 740);
    expect(Buffer.compare(rgb, (await readJpeg(writeJpeg(small, shape.sampling ? { sampling: shape.sampling } : {}), 740)).rgb)).toBe(0);
  }
});

describe("a progressive picture is refused", () => {
  const progressive = sharp(scene).jpeg({ progressive: true }).toBuffer();
  const written = writeProgressive(small, { script: WHOLE, restartInterval: 40 });

  test.each([0.02, 0.2, 0.5, 0.9])("whose data end after %d of any scan, whatever follows", async (share) => {
    await inEveryScan(await progressive, (jpeg, from, to) => join(jpeg.subarray(0, from + share * (to - from)), jpeg.subarray(to)));
  });

  test("that is cut, end marker kept", async () => {
    await inEveryScan(await progressive, (jpeg, from, to) => join(jpeg.subarray(0, (from + to) >> 1), END));
  });

  test("that lost 300 bytes of any scan that has them", async () => {
    await inEveryScan(await progressive, (jpeg, from, to) => {
      const at = from + ((to - from) >> 2);
      return to - at > 300 ? join(jpeg.subarray(0, at), jpeg.subarray(at + 300)) : undefined;
    });
  });

  test("of which 300 bytes of any scan were blanked", async () => {
    await inEveryScan(await progressive, (jpeg, from, to) => {
      const at = from + ((to - from) >> 2);
      return to - at > 300 ? join(jpeg.subarray(0, at), Buffer.alloc(300), jpeg.subarray(at + 300)) : undefined;
    });
  });

  test("that goes on as another one, from any scan on", async () => {
    const stranger = await sharp(other).jpeg({ progressive: true }).toBuffer();
    const theirs = scansOf(stranger);
    await inEveryScan(await progressive, (jpeg, from, to, nth) =>
      join(jpeg.subarray(0, (from + to) >> 1), stranger.subarray(((theirs[nth]?.from ?? 0) + (theirs[nth]?.to ?? 0)) >> 1)),
    );
  });

  test("any of whose restarts is missing", async () => {
    const restarts = [...written.keys()].filter((at) => written[at] === 0xff && (written[at + 1] ?? 0) >> 3 === 0xd0 >> 3);
    expect(restarts.length).toBeGreaterThan(50);
    for (const [nth, at] of restarts.entries())
      if (nth % 5 === 0) await refused(join(written.subarray(0, at), written.subarray(restarts[nth + 1])), "missing|ends? before");
  });

  test.each(WHOLE.map((scan, nth) => [nth, scan] as const))("whose script lacks scan %i", async (nth) => {
    await refused(writeProgressive(small, { script: WHOLE.filter((_, index) => index !== nth) }), "one of its scans is missing");
  });

  test("any of whose scans goes on behind its last block", async () => {
    await inEveryScan(written, (jpeg, _, to) => join(jpeg.subarray(0, to), Buffer.from([0x2a, 0x55]), jpeg.subarray(to)));
  });

  test("whose last byte of a scan is not filled up with ones", async () => {
    const jpeg = writeProgressive(small, { script: WHOLE });
    // A bit for each of the blocks, which are no multiple of eight.
    const last = (scansOf(jpeg)[WHOLE.findIndex(({ band, before }) => band[0] === 0 && before === 1)]?.to ?? 0) - 1;
    expect((jpeg[last] ?? 0) & 1).toBe(1);
    await readJpeg(jpeg, 740);
    jpeg[last] = (jpeg[last] ?? 0) & 0xfe;
    await refused(jpeg, "go on when the picture has ended");
  });

  test("of which some scan brings several components' waves, or skips a bit", async () => {
    const [dc, ...waves] = WHOLE;
    await refused(writeProgressive(small, { script: [dc as ScanOf, { components: [0, 1], band: [1, 63], after: 0 }, ...waves] }), ".");
    const skipping = WHOLE.map((scan) => (scan.before === 2 ? { ...scan, after: 0 } : scan));
    await refused(writeProgressive(small, { script: skipping }), "one of its scans is missing");
  });
});

type Change = (jpeg: Buffer, from: number, to: number, nth: number) => Buffer | undefined;

async function inEveryScan(jpeg: Buffer, change: Change): Promise<void> {
  const scans = scansOf(jpeg);
  expect(scans.length).toBeGreaterThan(5);
  for (const [nth, { from, to }] of scans.entries()) {
    const changed = change(jpeg, from, to, nth);
    if (changed) await refused(changed);
  }
}

async function refused(jpeg: Buffer, why = "."): Promise<void> {
  await expect(readJpeg(jpeg, 740)).rejects.toThrow(new RegExp(why));
}

/** The data of each scan: from its header's end to the next marker that is no restart. */
function scansOf(jpeg: Buffer): { readonly from: number; readonly to: number }[] {
  const segments: Segment[] = [...segmentsOf(jpeg)];
  return segments.flatMap(({ code, end }, nth) =>
    code === START_OF_SCAN ? [{ from: end, to: segments[nth + 1]?.gap ?? jpeg.length - END.length }] : [],
  );
}

function sampling(name: string): [Factors, Factors, Factors] {
  return [SAMPLINGS[name] ?? [1, 1], [1, 1], [1, 1]];
}

async function pictureOf(image: Sharp): Promise<Picture> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}

function join(...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat(parts);
}
