import type { Contradiction } from "../../domain/codes/contradiction.ts";
import type { ItemId } from "../../domain/item.ts";
import type { Verdict } from "../../domain/verdict/verdict.ts";

/** A verdict other than a match, in a sentence for whoever reads the host's screen. */
export function issueSentence(verdict: Exclude<Verdict, { look: "match" }>, ordered: ItemId): string {
  if (verdict.look === "unsure") return `The camera check cannot tell whether the pack is ${ordered} (${verdict.because}): compare by eye.`;
  if ("seen" in verdict) return `The pack looks like ${verdict.seen}; ${ordered} is ordered.`;
  if ("print" in verdict) return `On the pack stands ${verdict.print.join(" ")}; ${ordered} is ordered.`;
  return codeSentence(verdict.code, ordered);
}

function codeSentence(code: Contradiction, ordered: ItemId): string {
  switch (code.says) {
    case "other-item":
      return `The pack's code is that of ${code.item}; ${ordered} is ordered.`;
    case "expired":
      return `The pack of ${ordered} could be used until ${code.on}.`;
    case "unknown-code":
      return `The pack's code belongs to no item of the formulary; ${ordered} is ordered.`;
  }
}
