import type { Head } from "../../domain/evidence/head.ts";
import { Fault } from "../../errors.ts";
import type { Card } from "./card.ts";
import { parseSafetensors } from "./safetensors.ts";

/** The head that the card describes. Throws Fault BUNDLE_INVALID, which names `file`, if these bytes are not it. */
export function readHead(file: string, bytes: Uint8Array, { head, backbone, calibration }: Card): Head {
  try {
    const tensors = parseSafetensors(bytes);
    const take = (name: string, shape: readonly number[]): Float32Array => {
      const tensor = tensors.get(name);
      if (!tensor) throw new Error(`has no tensor "${name}"`);
      if (tensor.shape.join() !== shape.join())
        throw new Error(`tensor "${name}" is [${tensor.shape.join(", ")}], card.json expects [${shape.join(", ")}]`);
      if (!tensor.values.every(Number.isFinite)) throw new Error(`tensor "${name}" holds infinities or NaNs`);
      return tensor.values;
    };
    const { channels } = backbone;
    const [residualGain = Number.NaN] = take("residualGain", [1]);
    return {
      space: {
        channels,
        center: take("center", [channels]),
        basis: take("basis", [head.dimensions, channels]),
        gains: take("gains", [head.dimensions]),
        residualGain,
      },
      rows: head.rows,
      directions: take("directions", [head.rows.length, head.dimensions]),
      temperature: calibration.temperature,
      familiarity: calibration.familiarity,
    };
  } catch (error) {
    throw new Fault("BUNDLE_INVALID", `${file} ${error instanceof Error ? error.message : error}. Make the bundle again.`);
  }
}
