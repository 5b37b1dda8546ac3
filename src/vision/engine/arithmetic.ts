import { readFileSync } from "node:fs";

/** What computes a network's answers. */
export interface Computing {
  /** As the runtime's profile names it. */
  readonly provider: string;
  /** Of the time of all nodes, how much this provider computed, 0 to 1. */
  readonly share: number;
  /** See arithmeticOf. */
  readonly arithmetic: string;
}

const CPU = "CPUExecutionProvider";

/** What a processor can do that the runtime computes 8-bit and float32 numbers with, as Linux calls it. */
const EXTENSIONS = ["avx2", "fma", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8", "asimddp", "i8mm"];

/**
 * Names everything that decides how the network's numbers are rounded. Where it is the same, so are the answers; see repeats.
 * `cpuinfo`: of the processor, as Linux tells it.
 */
export function arithmeticOf(provider: string, runtime: string, cpuinfo: string = readCpuinfo()): string {
  return [provider, runtime, process.arch, ...extensionsIn(cpuinfo)].join(" ");
}

/** Whether the runtime's fastest sums of 8-bit products overflow on this processor: it has AVX2, and nothing that was made for such sums. */
export function sumsOverflow(cpuinfo: string = readCpuinfo()): boolean {
  const known = extensionsIn(cpuinfo);
  return known.includes("avx2") && !["avx512_vnni", "avx_vnni", "amx_int8"].some((name) => known.includes(name));
}

function extensionsIn(cpuinfo: string): readonly string[] {
  const known = new Set(/^(?:flags|Features)\s*:(.*)$/m.exec(cpuinfo)?.[1]?.split(/\s+/));
  return EXTENSIONS.filter((name) => known.has(name));
}

/**
 * Whether a network of this precision, as its card names it, must give the same answers under both. Sums of 8-bit numbers are exact,
 * and rounded in the same way by every processor of a kind; floats are rounded as each processor's extensions do.
 */
export function repeats(precision: string, one: string, other: string | undefined): boolean {
  if (other === undefined) return false;
  return precision === "int8" && one.startsWith(CPU) ? withoutExtensions(one) === withoutExtensions(other) : one === other;
}

/** Whether a network of this precision is computed in another one: a GPU's engines are made in floats. */
export function inFloats(precision: string, arithmetic: string | undefined): boolean {
  return precision === "int8" && arithmetic !== undefined && !arithmetic.startsWith(CPU);
}

/** Provider, version of the runtime and kind of processor, which come first. */
function withoutExtensions(arithmetic: string): string {
  return arithmetic.split(" ", 3).join(" ");
}

function readCpuinfo(): string {
  try {
    return readFileSync("/proc/cpuinfo", "utf8");
  } catch {
    return "";
  }
}
