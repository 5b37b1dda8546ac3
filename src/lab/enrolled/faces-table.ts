import { table } from "../table.ts";
import type { JudgedFace } from "./judged-face.ts";

const HEADING = ["item", "side", "photographs", "nearest side of another item", "distance", "asked of the nurse"];

/** A line per face. */
export function facesTable(faces: readonly JudgedFace[]): string {
  const rows = faces.map(({ item, face, photographs, nearest, asks }) => {
    const other = nearest ? [`${nearest.item} ${nearest.face}`, nearest.distance.toFixed(2)] : ["-", "-"];
    return [item, face, `${photographs}`, ...other, asks];
  });
  return table([HEADING, ...rows]);
}
