import { QUIET } from "../../drawing/plot.ts";
import { drawing, rectangle, text } from "../../drawing/svg.ts";
import type { Share } from "../../statistics/share-of.ts";
import type { Tally } from "../tallies.ts";

/** Shown, at most: the worst. */
const MOST = 40;
const LEFT = 330;
const LENGTH = 520;
const ROW = 30;
const HEAD = 140;
const NUMBERS = "Numbers are packs shown, copies included.";

/** The colours of the screen's verdicts, with the number of packs in each bar for those who cannot tell them apart. */
const LOOKS: readonly { readonly words: string; readonly colour: string; readonly ink: string; readonly of: (tally: Tally) => Share }[] = [
  { words: "green", colour: "#35c48a", ink: "#000", of: ({ confirmed }) => confirmed },
  { words: "check by hand", colour: "#ffd23f", ink: "#000", of: ({ doubted }) => doubted },
  { words: "STOP", colour: "#b3001b", ink: "#fff", of: ({ refused }) => refused },
];

/** What the screen says when the right pack lies in the tray, item by item, the worst first. */
export async function itemsPlot(items: readonly Tally[]): Promise<Uint8Array> {
  const shown = items.slice(0, MOST);
  const foot = HEAD + shown.length * ROW;
  return await drawing({ width: 960, height: foot + 70 }, [
    text("What the screen says when the right pack is in the tray", 40, 52, { size: 28, bold: true }),
    text(
      shown.length < items.length ? `The worst ${shown.length} of ${items.length} items. ${NUMBERS}` : `The worst item first. ${NUMBERS}`,
      40,
      84,
      {
        size: 18,
        ink: QUIET,
      },
    ),
    ...LOOKS.map(({ words, colour }, index) => {
      const x = LEFT + 180 * index;
      return rectangle({ x, y: 106, width: 18, height: 18 }, `fill="${colour}"`) + text(words, x + 26, 121, { size: 17, ink: QUIET });
    }),
    ...shown.map((tally, index) => row(tally, HEAD + index * ROW)),
    ...[0, 20, 40, 60, 80, 100].map((tick) =>
      text(`${tick}`, LEFT + (LENGTH * tick) / 100, foot + 22, { size: 17, ink: QUIET, anchor: "middle" }),
    ),
    text("packs shown (%)", LEFT + LENGTH, foot + 50, { size: 17, ink: QUIET, anchor: "end" }),
  ]);
}

function row(tally: Tally, y: number): string {
  let x = LEFT;
  const bars = LOOKS.map(({ colour, ink, of }) => {
    const { count, share } = of(tally);
    const width = LENGTH * (share ?? 0);
    const bar = rectangle({ x, y: y + 3, width, height: ROW - 6 }, `fill="${colour}"`);
    const number = width >= 24 ? text(`${count}`, x + width / 2, y + 21, { size: 16, ink, anchor: "middle" }) : "";
    x += width;
    return bar + number;
  });
  const name = tally.product.length > 28 ? `${tally.product.slice(0, 27)}…` : tally.product;
  return text(name, LEFT - 14, y + 21, { size: 17, anchor: "end" }) + bars.join("");
}
