import { z } from "zod";
import { REVEALS } from "../domain/item.ts";
import type { CellProblem, Hand, ItemWords, Pharmacy, Refusal } from "./pharmacy.ts";
import type { PinKeeper } from "./pin.ts";
import { Problem } from "./problem.ts";
import { type Route, route } from "./rest/route.ts";

const line = z.string().max(120);
const gtin = z.string().max(14);

/** What is said of an item anew; what is not named stays. */
export const ItemWordsBody = z.strictObject({
  name: line.min(1).exactOptional(),
  strength: line.exactOptional(),
  form: line.exactOptional(),
  gtins: z.array(gtin).max(20).exactOptional().meta({ description: "In the barcodes of its cartons: all of them." }),
  gtin: gtin.exactOptional().meta({ description: "The same, of a medicine that has one at most; empty for none." }),
  lookAlikes: z.array(z.string().max(200)).max(40).exactOptional(),
  reveal: z.enum(REVEALS).exactOptional(),
});

/** The version of the formulary that is now in use, and the sha256 of its bundle's card. */
export const VersionAnswer = z.strictObject({ version: z.int(), bundle: z.string() });
export const CsvAnswer = VersionAnswer.extend({ changed: z.array(z.string()), unchanged: z.int(), unnamed: z.array(z.string()) });

const CSV = "text/csv";
const tag = "Formulary";
const params = z.object({ id: z.string() });
const PIN = "pharmacy-pin";
const headers = z.object({
  [PIN]: z.string().default("").meta({ description: "A PIN of the pharmacy: it says whose hand it is." }),
});
const pinRefusals = ["pin-needed", "pin-closed", "formulary-busy", "invalid-formulary"] as const;

/** Faults of a file that are told at once. */
const MOST = 20;

/** Items changed and retired one by one, and the whole formulary as CSV. Whatever changes it needs a PIN of the pharmacy. */
export function pharmacyRoutes(pharmacy: Pharmacy, pins: PinKeeper): readonly Route[] {
  const outcomes = { 200: { description: "A new version of the formulary is in use.", json: VersionAnswer } } as const;

  const change = route({
    id: "changeItem",
    method: "patch",
    path: "/v1/items/{id}",
    tag,
    summary: "Change what is said of a medicine",
    headers,
    params,
    body: ItemWordsBody,
    outcomes,
    refusals: [...pinRefusals, "unknown-item"],
  }).answeredBy(async (asked) => {
    const hand = handOf(asked.headers, pins);
    return { status: 200, json: orProblem(await pharmacy.change(asked.params.id, wordsIn(asked.body), hand)) };
  });

  const retire = route({
    id: "retireItem",
    method: "delete",
    path: "/v1/items/{id}",
    tag,
    summary: "Retire a medicine",
    description: "The device does not know it any more; the record keeps what was said of it.",
    headers,
    params,
    outcomes,
    refusals: [...pinRefusals, "unknown-item"],
  }).answeredBy(async (asked) => {
    const hand = handOf(asked.headers, pins);
    return { status: 200, json: orProblem(await pharmacy.retire(asked.params.id, hand)) };
  });

  const rollBack = route({
    id: "rollBackFormulary",
    method: "post",
    path: "/v1/formulary/roll-back",
    tag,
    summary: "Go back to the version before",
    headers,
    outcomes,
    refusals: pinRefusals,
  }).answeredBy(async (asked) => ({ status: 200, json: orProblem(await pharmacy.rollBack(handOf(asked.headers, pins))) }));

  const out = route({
    id: "getFormularyCsv",
    method: "get",
    path: "/v1/formulary.csv",
    tag,
    summary: "The whole formulary as CSV",
    outcomes: { 200: { description: "A line for each medicine.", media: CSV } },
  }).answeredBy(() => ({
    status: 200,
    send: (response) => void response.type(`${CSV}; charset=utf-8`).attachment("formulary.csv").send(pharmacy.csv()),
  }));

  const take = route({
    id: "putFormularyCsv",
    method: "put",
    path: "/v1/formulary.csv",
    tag,
    summary: "Change what is said of all medicines in a CSV",
    description: "It is taken whole or not at all; medicines that it does not name stay as they are.",
    headers,
    body: z.instanceof(Buffer),
    bodyMedia: CSV,
    outcomes: { 200: { description: "A new version of the formulary is in use.", json: CsvAnswer } },
    refusals: pinRefusals,
  }).answeredBy(async (asked) => {
    const taken = await pharmacy.takeCsv(asked.body, handOf(asked.headers, pins));
    if ("problems" in taken) throw new Problem("invalid-formulary", sentenceOf(taken.problems));
    return { status: 200, json: orProblem(taken) };
  });

  return [change, retire, rollBack, out, take];
}

function wordsIn({ gtin, ...words }: z.output<typeof ItemWordsBody>): ItemWords {
  return gtin === undefined || words.gtins ? words : { ...words, gtins: gtin === "" ? [] : [gtin] };
}

function handOf({ [PIN]: pin }: z.output<typeof headers>, pins: PinKeeper): Hand {
  const opened = pins.open(pin);
  switch (opened.reply) {
    case "open":
      return { by: opened.by, via: "host" };
    case "wait":
      throw new Problem("pin-closed", "Wait a minute, or longer after more wrong ones, and send the right one.");
    case "wrong":
      throw new Problem("pin-needed", `Send a PIN of the device's enrolment.pinFile in the header "${PIN}".`);
    case "closed":
      throw new Problem(
        "pin-needed",
        "Nobody may change the formulary here: enrolment.pinFile in the configuration names no file of PINs.",
      );
  }
}

function orProblem<Done extends object>(answer: Done | Refusal): Done {
  if (!("refused" in answer)) return answer as Done;
  switch (answer.refused) {
    case "unknown-item":
      throw new Problem("unknown-item", answer.why);
    case "busy":
    case "order-open":
    case "no-version":
      throw new Problem("formulary-busy", answer.why);
    default:
      throw new Problem("invalid-formulary", answer.why);
  }
}

function sentenceOf(problems: readonly CellProblem[]): string {
  const told = problems.slice(0, MOST).map(({ line, column, problem }) => `line ${line}${column && `, ${column}`}: ${problem}`);
  return [...told, ...(problems.length > MOST ? [`and ${problems.length - MOST} more.`] : [])].join(" ");
}
