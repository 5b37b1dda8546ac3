import type { Quantity } from "./figure.ts";
import type { Report } from "./report.ts";

/** Every number of a report by its name, so that reports can be compared. */
export function quantitiesOf({ figures, stages, costs, load = [] }: Report): readonly Quantity[] {
  return [
    ...figures.flatMap(({ what, value, unit, from }) => [
      { what, value, unit },
      ...from.map((part) => ({ ...part, what: `${what}: ${part.what}` })),
    ]),
    ...stages.map(({ stage, medianMs }): Quantity => ({ what: `stage ${stage}, median`, value: medianMs, unit: "ms" })),
    ...costs,
    ...load.flatMap(({ items, screens, width, height, perSecond, medianMs, coreMs }): Quantity[] => {
      const under = `${items} items, ${screens} screens, ${width} x ${height}, ${perSecond ? `${perSecond} a second` : "in a row"}`;
      return [
        { what: `${under}: frame to view`, value: medianMs, unit: "ms" },
        { what: `${under}: time on a core`, value: coreMs, unit: "ms" },
      ];
    }),
  ];
}
