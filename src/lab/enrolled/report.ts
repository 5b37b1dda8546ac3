import type { Features } from "../../domain/evidence/features.ts";
import type { Picture } from "../../domain/frame.ts";
import type { Enrolment } from "../../enrolment/enrol.ts";
import type { Lesson } from "../../enrolment/learn.ts";
import { neverConfirmed } from "../../enrolment/own-photographs.ts";
import { referencesOf } from "../../enrolment/references.ts";
import type { Bundle } from "../../vision/bundle/bundle.ts";
import { contactSheets } from "./contact-sheet.ts";
import { facesTable } from "./faces-table.ts";
import { facesOf } from "./judged-face.ts";
import { photographAgain } from "./photograph-again.ts";
import { printReport } from "./print-report.ts";
import { enrolmentSummary } from "./summary.ts";

interface Parts {
  readonly base: Pick<Bundle, "card" | "geometry">;
  /** The network. */
  readonly run: (crop: Picture) => Promise<Features>;
}

interface Report {
  /** In paragraphs. */
  readonly told: readonly string[];
  /** The faces' reference pictures and the contact sheets, by their paths in the bundle. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** What a technician should know of an enrolment before nurses meet it. */
export async function reportEnrolment(lessons: readonly Lesson[], enrolment: Enrolment<Lesson>, { base, run }: Parts): Promise<Report> {
  const { card, geometry } = base;
  const { evidenceShareFloor } = card.calibration;
  const never = await neverConfirmed(lessons, { ...enrolment, evidenceShareFloor, geometry, run });
  const references = await referencesOf(enrolment.found);
  const faces = facesOf(enrolment, never);
  const sheets = await contactSheets(faces, references);
  const again = photographAgain(lessons, { ...enrolment, never });
  return {
    told: [
      facesTable(faces),
      ...enrolmentSummary(lessons, enrolment),
      ...printReport(enrolment.items),
      ...(again.length > 0 ? [`Photograph again:\n${again.map((line) => `  ${line}`).join("\n")}`] : []),
      `Every face beside the one most like it: ${[...sheets.keys()].join(", ")} in the new bundle`,
    ],
    pictures: new Map([...references, ...sheets]),
  };
}
