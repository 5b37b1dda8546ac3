import { words } from "../words/language.ts";

const ENROLLED = /^side-(\d+)$/;

/** What people call a face of a pack: by its print or its pills, or by the number that enrolment gave it. */
export function faceName(face: string): string {
  const { faces, side } = words.value.pictures;
  const [, number] = ENROLLED.exec(face) ?? [];
  return faces[face] ?? (number === undefined ? face : side(Number(number)));
}
