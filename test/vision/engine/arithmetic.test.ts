import { expect, test } from "vitest";
import { arithmeticOf, repeats, sumsOverflow } from "../../../src/vision/engine/arithmetic.ts";

const cpuinfo = (flags: string) => `processor\t: 0\nflags\t\t: fpu ${flags} sse\n`;
const CPU = "CPUExecutionProvider";
const old = arithmeticOf(CPU, "1.30.0", cpuinfo("avx2 fma"));
const young = arithmeticOf(CPU, "1.30.0", cpuinfo("avx2 fma avx512f avx512_vnni"));
const otherKind = young.replace(process.arch, "another");

test("what rounds is named by provider, runtime, kind of processor and extensions", () => {
  expect(young).toBe(`CPUExecutionProvider 1.30.0 ${process.arch} avx2 fma avx512f avx512_vnni`);
});

test("8-bit numbers must come out the same on every processor of a kind, floats only where the extensions are the same", () => {
  expect(repeats("int8", young, old)).toBe(true);
  expect(repeats("float32", young, old)).toBe(false);
  expect(repeats("float32", young, young)).toBe(true);
});

test("another kind of processor, another runtime and a GPU need not repeat anything", () => {
  expect(repeats("int8", young, otherKind)).toBe(false);
  expect(repeats("int8", young, arithmeticOf(CPU, "1.31.0", cpuinfo("avx2 fma")))).toBe(false);
  expect(repeats("int8", young, arithmeticOf("CUDAExecutionProvider", "1.30.0", cpuinfo("avx2 fma")))).toBe(false);
  expect(repeats("int8", young, undefined)).toBe(false);
});

test("a GPU repeats itself, but not on a computer of another kind", () => {
  const gpu = arithmeticOf("CUDAExecutionProvider", "1.30.0", cpuinfo("avx2"));
  expect(repeats("int8", gpu, gpu)).toBe(true);
  expect(repeats("int8", gpu, gpu.replace(process.arch, "another"))).toBe(false);
});

test("sums overflow with AVX2 alone, neither where something was made for them nor on another kind of processor", () => {
  expect(sumsOverflow(cpuinfo("avx2 fma"))).toBe(true);
  expect(sumsOverflow(cpuinfo("avx2 fma avx512f avx512_vnni"))).toBe(false);
  expect(sumsOverflow(cpuinfo("avx2 fma avx_vnni"))).toBe(false);
  expect(sumsOverflow("processor\t: 0\nFeatures\t: fp asimd asimddp\n")).toBe(false);
});
