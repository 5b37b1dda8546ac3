import { Router } from "express";
import { z } from "zod";
import { jsonBody, parse } from "./body.ts";
import type { Desk } from "./desk.ts";
import { Problem } from "./problem.ts";

/** As the scanner sent it: a group separator is ASCII 29, "\u001d" in JSON. */
const ScanBody = z.strictObject({ raw: z.string() });

/** The codes on packs: each counts for the pack in the tray or, while it is empty, for the next one. */
export function scanRoutes(desk: Pick<Desk, "scan">): Router {
  const router = Router();

  router.post("/v1/scans", ...jsonBody, (request, response) => {
    const scan = desk.scan(parse(ScanBody, request.body).raw);
    if (scan === "stale") throw new Problem("no-order", "Place an order with POST /v1/verifications, then scan the pack again.");
    if ("problem" in scan) throw new Problem("unreadable-code", `At character ${scan.at}, counted from 0: ${scan.problem}`);
    response.json(scan);
  });

  return router;
}
