import type { EngineSet, Key } from "./engine-set.ts";
import type { GraphName } from "./graphs.ts";

/** Why the engines of a set cannot be used under this key, in words; undefined when they can. */
export function misfitOf({ machine, built }: EngineSet, key: Key): string | undefined {
  const now = key.machine;
  if (machine.tensorrt !== now.tensorrt) return `they were made for TensorRT ${machine.tensorrt}, and this is ${now.tensorrt}`;
  if (machine.l4t !== now.l4t) return `they were made on Linux for Tegra ${machine.l4t}, and this is ${now.l4t}`;
  if (machine.gpu !== now.gpu || machine.computeCapability !== now.computeCapability)
    return `they were made on ${machine.gpu}, and this is ${now.gpu}`;
  const missing = (Object.keys(key.sources) as GraphName[]).filter(
    (name) => built.find(({ graph }) => graph === name)?.source !== key.sources[name],
  );
  return missing.length > 0 ? `they were made from other networks (${missing.join(", ")})` : undefined;
}
