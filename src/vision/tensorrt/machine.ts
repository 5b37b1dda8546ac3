import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Fault } from "../../errors.ts";

/** What a TensorRT engine is bound to: on anything else it is refused or does not compute as it was proven to. */
export const Machine = z.strictObject({
  /** Module and chip, as the device tree names them: "nvidia,p3767-0000 nvidia,tegra234". */
  gpu: z.string(),
  /** Of the GPU, such as "87" for 8.7. */
  computeCapability: z.string(),
  /** Such as "10.3.0". */
  tensorrt: z.string(),
  /** Version of NVIDIA's Linux for Tegra, such as "36.4.3". */
  l4t: z.string(),
});
export type Machine = z.infer<typeof Machine>;

/** https://developer.nvidia.com/cuda-gpus: Orin and Thor. */
const COMPUTE_CAPABILITIES: Readonly<Record<string, string>> = { "nvidia,tegra234": "87", "nvidia,tegra264": "110" };

const LIBRARIES = "usr/lib/aarch64-linux-gnu";

/** Throws Fault MODEL_PROVIDER when this is no Jetson, or one without TensorRT. `root` is where its files lie. */
export function readMachine(root = "/"): Machine {
  const compatible = textIn(root, "proc/device-tree/compatible").split("\0").filter(Boolean);
  const chip = compatible.find((name) => name in COMPUTE_CAPABILITIES);
  if (chip === undefined) throw refused("it is no NVIDIA Jetson Orin or Thor, as its device tree (/proc/device-tree/compatible) tells");
  const release = /^# R(\d+) \(release\), REVISION: ([\d.]+)/m.exec(textIn(root, "etc/nv_tegra_release"));
  if (!release) throw refused("/etc/nv_tegra_release does not tell its version of Linux for Tegra");
  const tensorrt = librariesIn(root).flatMap((name) => /^libnvinfer\.so\.(\d+\.\d+\.\d+)$/.exec(name)?.[1] ?? [])[0];
  if (tensorrt === undefined) throw refused(`TensorRT is not installed: there is no libnvinfer.so.10.X.Y in /${LIBRARIES}`);
  return {
    gpu: compatible.join(" "),
    computeCapability: COMPUTE_CAPABILITIES[chip] as string,
    tensorrt,
    l4t: `${release[1]}.${release[2]}`,
  };
}

function textIn(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    return "";
  }
}

function librariesIn(root: string): readonly string[] {
  try {
    return readdirSync(join(root, LIBRARIES));
  } catch {
    return [];
  }
}

function refused(why: string): Fault {
  return new Fault("MODEL_PROVIDER", `This computer has no engine for TensorRT: ${why}. Set vision.provider to "cpu", or install JetPack.`);
}
