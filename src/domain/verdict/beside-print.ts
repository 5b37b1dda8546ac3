import type { PrintFinding } from "../evidence/print/judge-print.ts";
import type { Finding } from "./decide.ts";
import type { Weighed } from "./green-rule.ts";
import type { LookVerdict } from "./verdict.ts";

/** What is known of a pack beside what it looks like. */
export interface Witness {
  /** Undefined as long as nothing has come of reading it. */
  readonly print?: PrintFinding | undefined;
  /** Whether a code said that it is the ordered item. */
  readonly codeAgrees: boolean;
}

/**
 * A frame's finding in the light of the print: print that clearly speaks against it prevents every green, and stops where the network
 * sees what the print says; print that names the ordered item tells it from those that look like it. Silence changes nothing, except
 * where green needs a witness.
 */
export function besidePrint(finding: Finding, { print, codeAgrees }: Witness): Finding {
  const { verdict, weighed, evidence } = finding;
  const withheld = { ...weighed, "print-agrees": false };
  switch (print?.says) {
    case "contradicts": {
      const [best] = evidence.ranked;
      const isSeen = print.names !== undefined && print.names === best?.item && weighed["pack-known"];
      if (verdict.look === "mismatch") return { ...finding, weighed: withheld };
      return { ...finding, weighed: withheld, verdict: isSeen ? { look: "mismatch", seen: best.item } : DISAGREES };
    }
    case "agrees":
      if (verdict.look === "mismatch") return { ...finding, verdict: DISAGREES };
      return vouchedFor(finding) ?? finding;
    default:
      if (!finding.print.asked || codeAgrees) return finding;
      return {
        ...finding,
        weighed: withheld,
        verdict: verdict.look === "match" ? { look: "unsure", because: finding.print.unread } : verdict,
      };
  }
}

/** Whether print, which is still being read, may make another verdict of it. */
export function awaitsPrint(finding: Finding): boolean {
  if (finding.verdict.look === "mismatch") return false;
  return finding.print.asked || (finding.verdict.look === "unsure" && vouchedFor(finding) !== undefined);
}

const DISAGREES: LookVerdict = { look: "unsure", because: "print-disagrees" };

/** The match that print makes of a pack that the network cannot tell from its look-alikes, if everything else is as it should be. */
function vouchedFor(finding: Finding): Finding | undefined {
  const weighed: Weighed = { ...finding.weighed, ...finding.print.vouched };
  return Object.values(weighed).every(Boolean) ? { ...finding, weighed, verdict: { look: "match" } } : undefined;
}
