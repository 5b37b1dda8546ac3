import type { Desk } from "./desk.ts";
import { Problem } from "./problem.ts";
import { type Route, route } from "./rest/route.ts";
import { Scan, ScanBody } from "./schemas/code.ts";

/** The codes on packs: each counts for the pack in the tray or, while it is empty, for the next one. */
export function scanRoutes(desk: Pick<Desk, "scan">): readonly Route[] {
  const scan = route({
    id: "scanCode",
    method: "post",
    path: "/v1/scans",
    tag: "Scans",
    summary: "Pass a scanned code on",
    description: "It counts for the pack in the tray or, while the tray is empty, for the next one.",
    body: ScanBody,
    outcomes: { 200: { description: "It was read.", json: Scan } },
    refusals: ["no-order", "unreadable-code"],
  }).answeredBy(({ body: { raw } }) => {
    const read = desk.scan(raw);
    if (read === "stale") throw new Problem("no-order", "Place an order with POST /v1/verifications, then scan the pack again.");
    if ("problem" in read) throw new Problem("unreadable-code", `At character ${read.at}, counted from 0: ${read.problem}`);
    return { status: 200, json: read };
  });

  return [scan];
}
