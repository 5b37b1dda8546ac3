import { judgePrint } from "../../domain/evidence/print/judge-print.ts";
import type { Vocabulary } from "../../domain/evidence/print/vocabulary.ts";
import { mapped, type Quad } from "../../domain/geometry.ts";
import { perspective } from "../../domain/picture/perspective.ts";
import { readPack } from "../../journey/read-pack.ts";
import type { Engine } from "../../vision/engine/engine.ts";
import type { Specimen } from "../photographs/specimens.ts";

/** The lines that name a pack's item and strength, in pixels of the scene's picture: boxes that nobody had to draw. None where they were not read. */
export async function namesOn(
  { jpeg, scene, box, item }: Specimen,
  engine: Pick<Engine, "read">,
  vocabulary: readonly Vocabulary[],
): Promise<readonly Quad[]> {
  const lines = (await readPack(jpeg, scene, box, engine))?.lines ?? [];
  const finding = judgePrint(lines, item, vocabulary);
  const { seen } = perspective(box);
  const deciding = finding.says === "agrees" ? finding.lines : [];
  return deciding.flatMap((index) => (lines[index] ? [mapped(lines[index].box, ({ x, y }) => seen(x, y))] : []));
}
