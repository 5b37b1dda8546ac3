import { referenceFile } from "../../enrolment/references.ts";
import { drawing, text } from "../drawing/svg.ts";
import { facePanel, PANEL } from "./face-panel.ts";
import type { JudgedFace } from "./judged-face.ts";

const COLUMNS = 4;
/** On a sheet, at most: so it still fits a large screen's width and a page of paper. */
const ROWS = 6;
const EDGE = 40;
const GAP = { x: 32, y: 28 } as const;
const HEAD = 116;

/**
 * Sheets of the faces for people, PNGs by their names, in the order in which the faces come. `references`: the pictures of the faces,
 * JPEGs by their paths in the bundle.
 */
export async function contactSheets(
  faces: readonly JudgedFace[],
  references: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const count = Math.ceil(faces.length / (COLUMNS * ROWS));
  const sheets = new Map<string, Uint8Array>();
  for (let page = 1; page <= count; page++) {
    const shown = faces.slice((page - 1) * COLUMNS * ROWS, page * COLUMNS * ROWS);
    sheets.set(`faces-${page}.png`, await drawFaces(shown, references, `Sheet ${page} of ${count}`));
  }
  return sheets;
}

async function drawFaces(faces: readonly JudgedFace[], references: ReadonlyMap<string, Uint8Array>, page: string): Promise<Uint8Array> {
  const rows = Math.ceil(faces.length / COLUMNS);
  const size = {
    width: 2 * EDGE + COLUMNS * (PANEL.width + GAP.x) - GAP.x,
    height: HEAD + rows * (PANEL.height + GAP.y) + EDGE - GAP.y,
  };
  const pieces = [
    text("What the camera knows, and what is most like it", EDGE, 54, { size: 30, bold: true }),
    text(
      `${page}. Left a side of a pack, right the nearest side of another item. Distance 0: the same; under 0.30 the camera does not tell them apart.`,
      EDGE,
      88,
      { size: 18 },
    ),
    ...faces.map((face, index) =>
      facePanel(
        face,
        { own: references.get(referenceFile(face)), other: face.nearest && references.get(referenceFile(face.nearest)) },
        { x: EDGE + (index % COLUMNS) * (PANEL.width + GAP.x), y: HEAD + Math.floor(index / COLUMNS) * (PANEL.height + GAP.y) },
      ),
    ),
  ];
  return await drawing(size, pieces, { palette: true });
}
