/** "trays/calpol-frame-3.jpg" is the third picture of the presentation "trays/calpol". */
const FRAME = /^(?<presentation>.+)-frame-(?<number>\d+)\.[^./]+$/i;

/** The presentation that a picture is a frame of, and which one; undefined for a picture that stands alone. */
export function presentationOf(file: string): { readonly presentation: string; readonly frame: number } | undefined {
  const { presentation, number } = FRAME.exec(file)?.groups ?? {};
  return presentation === undefined ? undefined : { presentation, frame: Number(number) };
}
