import { markdownTable } from "../table.ts";
import type { BareTrial } from "./best-bare.ts";
import { type Figure, inWords, type Quantity } from "./figure.ts";
import { loadRows } from "./load/load-rows.ts";
import type { LoadRow } from "./load/measure-load.ts";
import type { Machine } from "./machine.ts";
import type { StageRow } from "./stopwatch.ts";

export interface Report {
  readonly machine: Machine;
  readonly network: {
    readonly bundle: string;
    /** sha256 of the bundle's card. */
    readonly hash: string;
    readonly architecture: string;
    readonly precision: string;
    /** As the runtime calls it. */
    readonly provider: string;
    readonly runtime: string;
    /** Pixels per side of its input. */
    readonly side: number;
    /** That the daemon computes a lone picture with. */
    readonly threads: number;
  };
  readonly bare: BareTrial;
  /** As the daemon decodes them. */
  readonly pictures: { readonly width: number; readonly height: number };
  readonly figures: readonly Figure[];
  /** Measured on frames played one by one. */
  readonly stages: readonly StageRow[];
  /** Of what is done beside frames. */
  readonly costs: readonly Quantity[];
  /** Of frames, under many loads; absent where it was not measured. */
  readonly load?: readonly LoadRow[];
  /** What a connected screen received meanwhile. */
  readonly screen: { readonly views: number; readonly previews: number };
}

/** For people, as Markdown. */
export function markdown({ machine, network, bare, pictures, figures, stages, costs, load, screen }: Report): string {
  return [
    markdownTable([
      ["figure", "measured", "target", "", "from"],
      ["---", "---:", "---:", "---", "---"],
      ...figures.map((figure) => [
        figure.what,
        inWords(figure),
        targetOf(figure),
        figure.passed ? "pass" : "FAIL",
        figure.from.map(named).join(", "),
      ]),
    ]),
    markdownTable([
      ["stage of a frame's journey", "runs", "median ms", "95th percentile ms", "share"],
      ["---", "---:", "---:", "---:", "---:"],
      ...stages.map(({ stage, runs, medianMs, p95Ms, share }) => [
        stage,
        `${runs}`,
        ms(medianMs),
        ms(p95Ms),
        `${(100 * share).toFixed(1)} %`,
      ]),
    ]),
    ...(load
      ? [
          "From frame to view / time that a frame occupies a core, in ms, medians and means, by how frames come:",
          markdownTable(loadRows(load)),
        ]
      : []),
    markdownTable([["beside frames", "measured"], ["---", "---:"], ...costs.map((cost) => [cost.what, inWords(cost)])]),
    [
      `- ${machine.processor}, ${machine.cores} cores, ${machine.memoryGib} GiB, ${machine.system}, load ${machine.load} at the start`,
      `- Node ${machine.node}, ONNX Runtime ${network.runtime}, ${network.provider}, the daemon on ${count(network.threads, "thread")}`,
      `- the bare network on ${count(bare.threads, "thread")}, the best of ${bare.tried.map(({ threads, runMs }) => `${threads} (${ms(runMs)} ms)`).join(", ")}; with the runtime's own choice it takes ${ms(bare.ownChoice.runMs)} ms${bare.ownChoice.strays ? ", on cores that this program was not given" : ""}`,
      `- ${network.bundle} (${network.architecture}, ${network.precision}), sha256 ${network.hash}`,
      `- pictures of ${pictures.width} x ${pictures.height} pixels, of which the network sees ${network.side} x ${network.side}`,
      `- the screen received ${screen.views} views and ${screen.previews} previews`,
    ].join("\n"),
  ].join("\n\n");
}

function targetOf({ target, unit }: Figure): string {
  return `${target.at === "most" ? "≤" : "≥"} ${target.value}${unit && ` ${unit}`}`;
}

function named(quantity: Quantity): string {
  return `${quantity.what} ${inWords(quantity)}`;
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

function ms(value: number): string {
  return value.toFixed(2);
}
