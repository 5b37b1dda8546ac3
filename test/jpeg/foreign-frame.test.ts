import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { decodeJpeg } from "../../src/jpeg/decode.ts";

const jpeg = await sharp({ create: { width: 70, height: 50, channels: 3, background: "#804020" } })
  .jpeg()
  .toBuffer();
const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));

/** The picture with other bytes from `at` on. */
function withBytes(at: number, ...bytes: readonly number[]): Buffer {
  const changed = Buffer.from(jpeg);
  changed.set(bytes, at);
  return changed;
}

function inserted(at: number, ...bytes: readonly number[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, at), Buffer.from(bytes), jpeg.subarray(at)]);
}

describe("a kind of JPEG that cannot be read is refused by its name, in a sentence that says what to do:", () => {
  test.each([
    ["lossless JPEG", withBytes(frame + 1, 0xc3)],
    ["lossless JPEG", withBytes(frame + 1, 0xf7)],
    ["hierarchical JPEG", withBytes(frame + 1, 0xc5)],
    ["hierarchical JPEG", inserted(frame, 0xff, 0xde, 0, 11, 8, 0, 50, 0, 70, 1, 1, 0x11, 0)],
    ["JPEG with arithmetic codes", withBytes(frame + 1, 0xc9)],
    ["JPEG with arithmetic codes", withBytes(frame + 1, 0xca)],
    ["JPEG of 12 bits a colour", withBytes(frame + 1, 0xc1, 0, 17, 12)],
    ["JPEG that tells its height behind the picture", withBytes(frame + 5, 0, 0)],
    ["JPEG that tells its height behind the picture", inserted(jpeg.length - 2, 0xff, 0xdc, 0, 4, 0, 50)],
  ])("%s", async (kind, changed) => {
    const refusal = decodeJpeg(changed, 740);
    await expect(refusal).rejects.toThrow(`it is a ${kind}, which cannot be read: save the picture as an ordinary JPEG or as PNG`);
    await expect(refusal).rejects.not.toThrow("cable");
  });
});

test("a JPEG without a width is refused", async () => {
  await expect(decodeJpeg(withBytes(frame + 7, 0, 0), 740)).rejects.toThrow("it has no width");
});
