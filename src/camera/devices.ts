import { readdirSync } from "node:fs";

/** The cameras that this machine might have, by their names for camera.device. */
export function possibleDevices(root = "/dev"): readonly string[] {
  const nodes = readdirSync(root)
    .filter((name) => /^video[0-9]$/.test(name))
    .sort();
  return ["csi", ...nodes.map((name) => `uvc:/dev/${name}`), "rpicam", "test"];
}
