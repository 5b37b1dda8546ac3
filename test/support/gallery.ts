import type { Page } from "playwright-core";
import type { Contradiction } from "../../src/domain/codes/contradiction.ts";
import type { Teaching } from "../../src/domain/teaching.ts";
import { TRANSACTION_KINDS } from "../../src/domain/verdict/order.ts";
import type { EntryNumber } from "../../src/domain/verdict/verdict.ts";
import type { View } from "../../src/protocol.ts";
import type { Words } from "../../ui/src/words/words.ts";
import { checking, explanation, OF_ORDER, ORDER, verdict, waiting } from "./canned-views.ts";
import { drawnTray } from "./drawn-packs.ts";
import { guardIsOver } from "./touchscreen.ts";

/** A page of the screen, and how a person gets there. */
export interface Exhibit {
  readonly name: string;
  readonly view: View;
  /** Taps on the buttons of these names, once the view stands. */
  readonly taps?: (say: Words) => readonly string[];
}

const REASONS = ["empty", "put-back", "moving", "two-packs", "cut-off", "covered", "blurred", "glare", "dark"] as const;
const STOP = { look: "mismatch", seen: "hydroxyzine-25" } as const;

const CODES: readonly Contradiction[] = [
  { says: "other-item", item: "hydroxyzine-25" },
  { says: "unknown-code" },
  { says: "expired", on: "2026-11-29" },
];

/** What was read on a pack, and where. */
const READ = {
  words: ["hydrALAZINE", "25 mg"],
  boxes: [
    [
      { x: 0.03, y: 0.06 },
      { x: 0.6, y: 0.06 },
      { x: 0.6, y: 0.2 },
      { x: 0.03, y: 0.2 },
    ],
  ],
} as const;

/** Every page of the screen but those of the demo. */
export async function exhibits(): Promise<readonly Exhibit[]> {
  const one = await drawnTray("hydralazine-25");
  const right = await explanation("hydralazine-25");
  const wrong = await explanation("hydroxyzine-25", "hydralazine-25");
  const unknown = { ...right, maps: [] };
  const stop = verdict(STOP, { explanation: wrong });
  const fault = { view: "fault", code: "CAMERA_STALLED", order: ORDER } as const;
  return [
    { name: "idle", view: { view: "idle" } },
    { name: "starting", view: { view: "fault", code: "MODEL_STARTING" } },
    ...REASONS.map((because) => ({ name: `waiting-${because}`, view: waiting(because, because === "empty" ? [] : one.packs) })),
    { name: "checking", view: checking(2, one.packs) },
    { name: "compare", view: { view: "compare", ...OF_ORDER, entry: 42 as EntryNumber, explanation: unknown } },
    { name: "match", view: verdict({ look: "match" }, { explanation: right }) },
    { name: "match-read", view: verdict({ look: "match" }, { explanation: right, print: READ }) },
    { name: "match-why", view: verdict({ look: "match" }, { explanation: right }), taps: ({ tools }) => [tools.why] },
    { name: "stop", view: stop },
    { name: "stop-why", view: stop, taps: ({ tools }) => [tools.why] },
    { name: "stop-reasons", view: stop, taps: ({ answers }) => [answers.override] },
    { name: "stop-other-reason", view: stop, taps: ({ answers, reasons }) => [answers.override, reasons.other] },
    ...CODES.map((code) => ({ name: `stop-code-${code.says}`, view: verdict({ look: "mismatch", code }, { explanation: unknown }) })),
    { name: "check", view: verdict({ look: "unsure", because: "look-alike" }, { explanation: wrong }) },
    { name: "check-print", view: verdict({ look: "unsure", because: "print-disagrees" }, { explanation: right, print: READ }) },
    { name: "stop-print", view: verdict({ look: "mismatch", print: READ.words }, { explanation: right, print: READ }) },
    { name: "check-unknown", view: verdict({ look: "unsure", because: "unknown-pack" }, { explanation: unknown }) },
    { name: "check-label", view: verdict({ look: "unsure", because: "label-disagrees" }, { explanation: wrong }) },
    { name: "check-not-proven", view: verdict({ look: "unsure", because: "not-proven", lacks: "frame-fresh" }, { explanation: right }) },
    { name: "check-unseen", view: verdict({ look: "unsure", because: "two-packs" }) },
    {
      name: "badge",
      view: { ...waiting("empty"), needs: ["user", "witness"] } as View,
      taps: ({ tools }) => [tools.badge],
    },
    { name: "counted", view: { view: "counted", ...OF_ORDER, counted: 1, wanted: 3, packs: one.packs } },
    { name: "off", view: fault },
    { name: "off-without-order", view: { view: "fault", code: "AUDIT_WRITE" } },
    { name: "off-maintenance", view: { view: "fault", code: "MAINTENANCE", order: ORDER } },
    { name: "off-camera", view: { view: "fault", code: "CAMERA_COVERED", order: ORDER } },
    ...TRANSACTION_KINDS.filter((kind) => kind !== "remove").map((kind) => ({
      name: `stop-${kind}`,
      view: { ...stop, order: { ...ORDER, kind } },
    })),
    { name: "technician", view: { view: "idle" }, taps: ({ tools }) => [tools.technician] },
    { name: "self-test", view: { view: "idle" }, taps: ({ technician }) => [technician.selfTest.title] },
    { name: "cleaning", view: { view: "idle" }, taps: ({ tools }) => [tools.back, tools.clean] },
  ];
}

const SHOWN = {
  step: "showing",
  side: 1,
  taken: 6,
  wanted: 10,
  enough: true,
  because: "move",
  near: [
    { item: "hydroxyzine-25", likeness: 0.83 },
    { item: "hydralazine-25", likeness: 0.41 },
    { item: "amoxicillin-500", likeness: 0.12 },
  ],
  sides: [{ pictures: 6, tells: false, alike: ["hydroxyzine-25"] }],
} as const;
const LEARNED = {
  step: "review",
  sides: [
    { pictures: 8, tells: true, alike: [] },
    { pictures: 8, tells: false, alike: ["hydroxyzine-25"] },
  ],
  near: SHOWN.near,
  proof: { confirmed: 2, of: 2 },
  inseparable: [],
  fit: true,
} as const;

/** Every page of the pharmacy, one after the other. */
export const TEACHING: readonly {
  readonly name: string;
  readonly teaching: Teaching;
  readonly taps?: (say: Words) => readonly string[];
}[] = [
  { name: "list", teaching: { step: "resting", version: 2, previous: 1 } },
  { name: "file", teaching: { step: "resting", version: 2, previous: 1 }, taps: ({ pharmacy }) => [pharmacy.file.title] },
  {
    name: "form",
    teaching: { step: "resting", version: 2, previous: 1 },
    taps: ({ tools, pharmacy }) => [tools.back, pharmacy.teach],
  },
  {
    name: "name",
    teaching: { step: "resting", version: 2, previous: 1 },
    taps: ({ pharmacy: { fields, none } }) => [`${fields.name} ${none}`],
  },
  { name: "showing", teaching: SHOWN },
  { name: "lay-anew", teaching: { ...SHOWN, taken: 0, enough: false, because: "lay-anew", near: [], sides: [] } },
  { name: "turn", teaching: { ...SHOWN, side: 2, taken: 0, because: "same-side" } },
  { name: "fitting", teaching: { step: "fitting" } },
  { name: "review", teaching: LEARNED },
  { name: "review-twin", teaching: { ...LEARNED, inseparable: ["hydroxyzine-25"] } },
  {
    name: "review-print",
    teaching: {
      ...LEARNED,
      print: { lines: ["hydrOXYzine", "25 mg", "Tablets IP"], name: false, strength: false, names: "hydroxyzine-25" },
    },
  },
  { name: "review-not-fit", teaching: { ...LEARNED, fit: false } },
];

/** Goes through the exhibit's taps, as a person would. */
export async function tapThrough(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const button = page.getByRole("button", { name, exact: true });
    await button.waitFor();
    await guardIsOver(page);
    await button.tap();
  }
}
