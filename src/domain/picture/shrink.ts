import type { Picture } from "../frame.ts";

/** The whole pixels from `first` to `end`, and the weights of those two where the span begins and ends within them. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly firstShare: number;
  readonly lastShare: number;
}

/** The picture with fewer pixels, each the mean of the area that it covers. Neither side may grow. */
export function shrunk({ width, height, rgb }: Picture, columns: number, rows: number): Picture {
  const small = new Uint8Array(3 * columns * rows);
  const across = spans(width, columns);
  const sums = new Float64Array(3 * columns);
  const weight = (columns * rows) / (width * height);
  spans(height, rows).forEach(({ first, last, firstShare, lastShare }, row) => {
    sums.fill(0);
    for (let y = first; y <= last; y++) addRow(sums, rgb, 3 * width * y, across, y === first ? firstShare : y === last ? lastShare : 1);
    const at = 3 * columns * row;
    for (let i = 0; i < sums.length; i++) small[at + i] = (sums[i] as number) * weight + 0.5;
  });
  return { width: columns, height: rows, rgb: small };
}

/** `count` equal spans of `length` pixels. */
function spans(length: number, count: number): readonly Span[] {
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [(index * length) / count, ((index + 1) * length) / count];
    const first = Math.floor(start);
    const last = Math.min(length, Math.ceil(end)) - 1;
    return { first, last, firstShare: Math.min(end, first + 1) - start, lastShare: end - last };
  });
}

/** Every byte of the picture passes through here: whole numbers are added up before the weight. */
function addRow(sums: Float64Array, rgb: Uint8Array, line: number, across: readonly Span[], weight: number): void {
  let to = 0;
  for (const { first, last, firstShare, lastShare } of across) {
    let at = line + 3 * first;
    let red = (rgb[at] as number) * firstShare;
    let green = (rgb[at + 1] as number) * firstShare;
    let blue = (rgb[at + 2] as number) * firstShare;
    if (last > first) {
      let [wholeRed, wholeGreen, wholeBlue] = [0, 0, 0];
      const end = line + 3 * last;
      for (at += 3; at < end; at += 3) {
        wholeRed = (wholeRed + (rgb[at] as number)) | 0;
        wholeGreen = (wholeGreen + (rgb[at + 1] as number)) | 0;
        wholeBlue = (wholeBlue + (rgb[at + 2] as number)) | 0;
      }
      red += wholeRed + (rgb[end] as number) * lastShare;
      green += wholeGreen + (rgb[end + 1] as number) * lastShare;
      blue += wholeBlue + (rgb[end + 2] as number) * lastShare;
    }
    sums[to] = (sums[to] as number) + red * weight;
    sums[to + 1] = (sums[to + 1] as number) + green * weight;
    sums[to + 2] = (sums[to + 2] as number) + blue * weight;
    to += 3;
  }
}
