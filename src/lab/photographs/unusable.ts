import { Fault, reasonOf } from "../../errors.ts";

/** Why a picture file cannot be used. Drops the camera fault's advice about cables, which makes no sense for a file. */
export function whyUnusable(error: unknown): string {
  if (error instanceof Fault && error.code === "CAMERA_GARBAGE" && error.cause instanceof Error)
    return `it cannot be decoded as JPEG (${error.cause.message})`;
  return reasonOf(error);
}
