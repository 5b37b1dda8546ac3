import { type Request, Router } from "express";
import { z } from "zod";
import { REVEALS } from "../domain/item.ts";
import { csvBody, jsonBody, parse } from "./body.ts";
import type { CellProblem, Hand, Pharmacy, Refusal } from "./pharmacy.ts";
import type { PinKeeper } from "./pin.ts";
import { Problem } from "./problem.ts";

const line = z.string().max(120);

/** What is said of an item anew; what is not named stays. */
export const ItemWordsBody = z.strictObject({
  name: line.min(1).exactOptional(),
  strength: line.exactOptional(),
  form: line.exactOptional(),
  /** Empty for none. */
  gtin: z.string().max(14).exactOptional(),
  lookAlikes: z.array(z.string().max(200)).max(40).exactOptional(),
  reveal: z.enum(REVEALS).exactOptional(),
});

/** The version of the formulary that is now in use, and the sha256 of its bundle's card. */
export const VersionAnswer = z.strictObject({ version: z.int(), bundle: z.string() });
export const CsvAnswer = VersionAnswer.extend({ changed: z.array(z.string()), unchanged: z.int(), unnamed: z.array(z.string()) });

/** The header that says whose hand it is. */
const PIN = "pharmacy-pin";
/** Faults of a file that are told at once. */
const MOST = 20;

/** Items changed and retired one by one, and the whole formulary as CSV. Whatever changes it needs a PIN of the pharmacy. */
export function pharmacyRoutes(pharmacy: Pharmacy, pins: PinKeeper): Router {
  const router = Router();

  router.patch("/v1/items/:id", ...jsonBody, async (request, response) => {
    const hand = handOf(request, pins);
    response.json(orProblem(await pharmacy.change(String(request.params["id"]), parse(ItemWordsBody, request.body), hand)));
  });

  router.delete("/v1/items/:id", async (request, response) => {
    const hand = handOf(request, pins);
    response.json(orProblem(await pharmacy.retire(String(request.params["id"]), hand)));
  });

  router.post("/v1/formulary/roll-back", async (request, response) => {
    response.json(orProblem(await pharmacy.rollBack(handOf(request, pins))));
  });

  router.get("/v1/formulary.csv", (_request, response) => {
    response.type("text/csv; charset=utf-8").attachment("formulary.csv").send(pharmacy.csv());
  });

  router.put("/v1/formulary.csv", csvBody, async (request, response) => {
    const hand = handOf(request, pins);
    if (!Buffer.isBuffer(request.body)) throw new Problem("invalid-request", 'Send the file with "Content-Type: text/csv".');
    const taken = await pharmacy.takeCsv(request.body, hand);
    if ("problems" in taken) throw new Problem("invalid-formulary", sentenceOf(taken.problems));
    response.json(orProblem(taken));
  });

  return router;
}

function handOf(request: Request, pins: PinKeeper): Hand {
  const opened = pins.open(request.get(PIN) ?? "");
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
