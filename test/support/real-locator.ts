import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Picture } from "../../src/domain/frame.ts";
import { fit, HEIGHT, MAPS, STRIDE, WIDTH } from "../../src/domain/locate/fit.ts";
import { type LocatedPack, locatePacks } from "../../src/domain/locate/locate.ts";
import { Card } from "../../src/vision/bundle/card.ts";
import { normalizer } from "../../src/vision/engine/preprocess.ts";

const BUNDLE = "models/default";

/** The shipped locator without the engine's process around it; undefined where the shipped bundle has none. */
export async function openRealLocator(): Promise<((picture: Picture) => Promise<LocatedPack[]>) | undefined> {
  const card = Card.safeParse(JSON.parse(readFileSync(join(BUNDLE, "card.json"), "utf8")));
  if (!card.success || !existsSync(join(BUNDLE, card.data.locator.file))) return undefined;
  const { file, input, output } = card.data.locator;
  const session = await InferenceSession.create(join(BUNDLE, file));
  const normalize = normalizer({ mean: [0, 0, 0], std: [1, 1, 1] });
  return async (picture) => {
    const fitted = fit(picture);
    const image = new Float32Array(3 * WIDTH * HEIGHT);
    normalize(fitted.picture.rgb, image);
    const answer = await session.run({ [input]: new Tensor("float32", image, [1, 3, HEIGHT, WIDTH]) });
    const values = answer[output]?.data as Float32Array;
    return locatePacks({ channels: MAPS, rows: HEIGHT / STRIDE, columns: WIDTH / STRIDE, values }, fitted);
  };
}
