import { describe, expect, test } from "vitest";
import { formatSafetensors, parseSafetensors } from "../../../src/vision/bundle/safetensors.ts";

const tensors = {
  weight: { shape: [2, 3], values: Float32Array.of(1, -2, 3.5, 0, 1e-9, 7) },
  bias: { shape: [2], values: Float32Array.of(0.5, -0.5) },
};

/** As other programs write it: with metadata and without padding, so that the numbers may not begin at a multiple of four. */
function unaligned(entry: object, data: Uint8Array): Uint8Array {
  const header = Buffer.from(JSON.stringify({ __metadata__: { format: "pt" }, only: entry }).padEnd(81));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, data]);
}

describe("safetensors", () => {
  test("what was written is read", () => {
    expect(Object.fromEntries(parseSafetensors(formatSafetensors(tensors)))).toEqual(tensors);
  });

  test("numbers may begin anywhere in the file, and the file anywhere in memory", () => {
    const bytes = unaligned({ dtype: "F32", shape: [2], data_offsets: [0, 8] }, new Uint8Array(Float32Array.of(4, 5).buffer));
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect([...(parseSafetensors(shifted.subarray(3)).get("only")?.values ?? [])]).toEqual([4, 5]);
  });

  test.each([
    ["an empty file", new Uint8Array(), /shorter than/],
    ["a file cut in its header", formatSafetensors(tensors).subarray(0, 40), /the header should have/],
    ["a file cut in its numbers", formatSafetensors(tensors).subarray(0, -4), /tensor bias of shape \[2\] does not fit/],
    ["half precision", unaligned({ dtype: "F16", shape: [2], data_offsets: [0, 4] }, new Uint8Array(4)), /the header does not fit/],
    ["a shape of another size", unaligned({ dtype: "F32", shape: [3], data_offsets: [0, 8] }, new Uint8Array(8)), /does not fit/],
  ])("%s is refused", (_, bytes, sentence) => {
    expect(() => parseSafetensors(bytes)).toThrow(sentence);
  });
});
