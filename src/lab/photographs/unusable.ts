import { Fault } from "../../errors.ts";

/** Why a picture file cannot be used. A camera's fault gives advice about cables, which no file has. */
export function whyUnusable(error: unknown): string {
  if (error instanceof Fault && error.code === "CAMERA_GARBAGE" && error.cause instanceof Error)
    return `it cannot be decoded as JPEG (${error.cause.message})`;
  return error instanceof Error ? error.message : String(error);
}
