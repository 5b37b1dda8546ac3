import { Counter, Histogram, type Registry } from "prom-client";
import { kindOfVerdict, VERDICT_KINDS } from "../domain/verdict/kind-of-verdict.ts";
import { lastEvidence } from "../domain/verdict/last-evidence.ts";
import type { AuditRecord } from "../domain/verdict/record.ts";
import { type Answer, OVERRIDE_REASONS } from "../domain/verdict/verdict.ts";

type AnswerRecord = Extract<AuditRecord, { kind: "answer" }>;

/** What the nurse found by eye is counted alike before and after she was told. */
const FOUND = {
  "put-back": "put-back",
  "it-is-right": "right",
  "looks-right": "right",
  "it-is-wrong": "wrong",
  "looks-wrong": "wrong",
  "check-again": "check-again",
} as const satisfies Record<Exclude<Answer["did"], "override">, string>;

/** Verdicts and answers as the record has them: nothing is counted that is not in the record. */
export function openClinicalSeries(registers: Registry[]) {
  const verdicts = new Counter({
    name: "blisterscope_verdicts_total",
    help: "Recorded verdicts.",
    labelNames: ["look", "because"],
    registers,
  });
  const answers = new Counter({
    name: "blisterscope_answers_total",
    help: "Recorded answers but overrides.",
    labelNames: ["answer"],
    registers,
  });
  const overrides = new Counter({
    name: "blisterscope_overrides_total",
    help: "Stops that were overridden.",
    labelNames: ["reason"],
    registers,
  });
  const confidence = new Histogram({
    name: "blisterscope_confidence",
    help: "Probability of the best item, of each verdict that rests on a picture.",
    buckets: [0.9, 0.99],
    registers,
  });
  const knownness = new Histogram({
    name: "blisterscope_knownness",
    help: "How sure it was that the pack is a known one, of each verdict that rests on a picture.",
    buckets: [0.5, 0.9],
    registers,
  });
  for (const kind of VERDICT_KINDS) verdicts.inc(kind, 0);
  for (const answer of Object.values(FOUND)) answers.inc({ answer }, 0);
  for (const reason of [...OVERRIDE_REASONS, "other"]) overrides.inc({ reason }, 0);

  function answered({ answer }: AnswerRecord): void {
    if (answer.did === "override") overrides.inc({ reason: answer.reason });
    else if (answer.did !== "checked-by-hand") answers.inc({ answer: FOUND[answer.did] });
  }

  return {
    /** Called with everything that was recorded. */
    recorded(record: AuditRecord): void {
      if (record.kind === "answer") answered(record);
      if (record.kind !== "verification") return;
      verdicts.inc(kindOfVerdict(record.verdict));
      const evidence = lastEvidence(record);
      if (!evidence) return;
      confidence.observe(evidence.ranked[0]?.probability ?? 0);
      knownness.observe(evidence.knownness);
    },
  };
}
