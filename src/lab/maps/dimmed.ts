import type { Picture } from "../../domain/frame.ts";
import type { Saliency } from "./saliency.ts";

/** The picture blended with nothing, in proportion to how salient each place is. */
export function dimmed(picture: Picture, nothing: Picture, { values }: Saliency): Picture {
  const rgb = picture.rgb.map((value, at) => {
    const ground = nothing.rgb[at] as number;
    return Math.round(ground + (values[Math.floor(at / 3)] as number) * (value - ground));
  });
  return { ...picture, rgb };
}
