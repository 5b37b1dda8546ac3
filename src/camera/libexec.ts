import { delimiter, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Puts deploy/libexec, which holds our `libcamera-vid`, first on this process's PATH. Call it before openLibcamera:
 * node-libcamera looks for its program on PATH and nowhere else.
 */
export function putLibexecFirst(environment: NodeJS.ProcessEnv = process.env): void {
  const folder = resolve(fileURLToPath(import.meta.url), "../../../deploy/libexec");
  const others = (environment["PATH"] ?? "").split(delimiter).filter((entry) => entry !== folder);
  environment["PATH"] = [folder, ...others].join(delimiter);
}
