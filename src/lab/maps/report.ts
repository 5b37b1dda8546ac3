import type { Estimate } from "../statistics/clopper-pearson.ts";
import { markdownTable } from "../table.ts";
import type { LocalizationFigure } from "./figures.ts";
import { SCORED_CHANNELS } from "./score-cam.ts";

export interface LocalizationReport {
  readonly bundle: { readonly name: string; readonly version: string; readonly hash: string; readonly side: number };
  readonly data: { readonly folder: string; readonly pictures: number; readonly packs: number; readonly items: number };
  /** Packs located where they are annotated. */
  readonly located: Estimate;
  readonly figures: readonly LocalizationFigure[];
  /** The largest |mean(map) + bias - logit|. */
  readonly identityError: number;
  /** Maps, of all methods, that differ from those of every other picture. */
  readonly distinctMaps: Estimate;
  /** Maps of plain pictures, by all methods, that consist of finite numbers. */
  readonly finiteMaps: Estimate;
}

const TITLES: Readonly<Record<LocalizationFigure["table"], string>> = {
  pack: "The pack upright, as the daemon shows it to the network",
  scene: "The whole picture",
  faithfulness: "The item's probability as the picture changes",
  sanity: "Sanity",
};

const NOT_LOCATED = "The daemon would not show the others to the network; here they are cut out as annotated.";

const SCORE_CAM = `Score-CAM tries the ${SCORED_CHANNELS} channels that contribute most to the item's logit, one pass each, and therefore covers fewer packs than the other methods.`;

/** For people: a table per kind of input, with methods as rows. */
export function localizationMarkdown(report: LocalizationReport): string {
  const { bundle, data, located, figures, identityError, distinctMaps, finiteMaps } = report;
  const tables = Object.entries(TITLES).flatMap(([table, title]) => {
    const own = figures.filter((figure) => figure.table === table);
    return own.length > 0 ? [`### ${title}`, pivot(own)] : [];
  });
  return [
    "## Localization benchmark",
    `${bundle.name} ${bundle.version}, input ${bundle.side} x ${bundle.side}, sha256 of its card ${bundle.hash}; ${data.packs} packs of ${data.items} items in ${data.pictures} pictures of ${data.folder}.`,
    `${located.count} of ${located.n} packs were located where they are annotated. ${NOT_LOCATED}`,
    ...tables,
    [
      `- The map explains the very number it claims to: |mean(map) + bias - logit| is at most ${identityError.toExponential(1)}.`,
      `- Different pictures have different maps: ${distinctMaps.count} of ${distinctMaps.n} maps differ from those of every other picture.`,
      `- Maps of a black, a white and a grey picture consist of finite numbers: ${finiteMaps.count} of ${finiteMaps.n}.`,
    ].join("\n"),
    ...(figures.some(({ method }) => method === "Score-CAM") ? [SCORE_CAM] : []),
    "In brackets: the 95 % interval and the number of packs, with the hits among them; – where a number would be meaningless: a point has neither energy nor a box, a whole image no strongest place. Hit shares are averaged over items, with the exact interval of all hits pooled; other means have bootstrap intervals. Packs of one folder in the same light are not independent trials.",
  ].join("\n\n");
}

/** For programs: a line per figure and method; the lines of several bundles can be joined. */
export function localizationCsv({ bundle, figures }: LocalizationReport): string {
  const name = `${bundle.name} ${bundle.version} ${bundle.side}`;
  const lines = figures.map(({ table, figure, method, value, low, high, n, hits = null }) => [
    name,
    table,
    figure,
    method,
    value,
    low,
    high,
    n,
    hits,
  ]);
  return [["bundle", "table", "figure", "method", "value", "low", "high", "n", "hits"], ...lines]
    .map((line) => `${line.map(quoted).join(",")}\n`)
    .join("");
}

function pivot(figures: readonly LocalizationFigure[]): string {
  const columns = [...new Set(figures.map(({ figure }) => figure))];
  const methods = [...new Set(figures.map(({ method }) => method))];
  const rows = methods.map((method) => [
    method,
    ...columns.map((column) => cell(figures.find((one) => one.method === method && one.figure === column))),
  ]);
  return markdownTable([["method", ...columns], ["---", ...columns.map(() => "---:")], ...rows]);
}

function cell(figure: LocalizationFigure | undefined): string {
  if (figure === undefined) return "–";
  const [value, low, high] = [figure.value, figure.low, figure.high].map((number) => number?.toFixed(3) ?? "–");
  const n = figure.hits === undefined ? figure.n : `${figure.hits} of ${figure.n}`;
  return `${value} [${low}, ${high}; ${n}]`;
}

function quoted(value: string | number | null): string {
  return typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : String(value ?? "");
}
