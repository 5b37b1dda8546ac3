import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Picture } from "../../src/domain/frame.ts";
import { HEIGHT, letterbox, MAPS, STRIDE, WIDTH } from "../../src/domain/locate/letterbox.ts";
import { type LocatedPack, locatePacks } from "../../src/domain/locate/locate.ts";
import type { Card } from "../../src/vision/bundle/card.ts";
import { normalizer } from "../../src/vision/engine/preprocess.ts";

const BUNDLE = "models/default";

/** The shipped locator without the engine's process around it; undefined where the shipped bundle has none. */
export async function openRealLocator(): Promise<((picture: Picture) => Promise<LocatedPack[]>) | undefined> {
  const { locator }: Partial<Card> = JSON.parse(readFileSync(join(BUNDLE, "card.json"), "utf8"));
  if (!locator) return undefined;
  const { file, input, output } = locator;
  const session = await InferenceSession.create(join(BUNDLE, file));
  const normalize = normalizer({ mean: [0, 0, 0], std: [1, 1, 1] });
  return async (picture) => {
    const fitted = letterbox(picture);
    const image = new Float32Array(3 * WIDTH * HEIGHT);
    normalize(fitted.picture.rgb, image);
    const answer = await session.run({ [input]: new Tensor("float32", image, [1, 3, HEIGHT, WIDTH]) });
    const values = answer[output]?.data as Float32Array;
    return locatePacks({ channels: MAPS, rows: HEIGHT / STRIDE, columns: WIDTH / STRIDE, values }, fitted);
  };
}
