import { gradCam } from "../domain/evidence/cam/class-map.ts";
import { speakingRow } from "../domain/evidence/judge.ts";
import { cropWindow } from "../domain/picture/upright.ts";
import { decide } from "../domain/verdict/decide.ts";
import { openSight, type Sight } from "../journey/sight.ts";
import { evaluationTable } from "../lab/evaluate/evaluation-table.ts";
import { type Outcome, outcomeOf } from "../lab/evaluate/outcome.ts";
import { totalsOf } from "../lab/evaluate/totals.ts";
import { DATA_FOLDER_HELP } from "../lab/photographs/annotations.ts";
import { readSpecimens, type Specimen, tellSkipped } from "../lab/photographs/specimens.ts";
import { openMetrics } from "../metrics.ts";
import { type Bundle, openBundle } from "../vision/bundle/bundle.ts";
import { type Command, parse, required, UsageError } from "./command.ts";
import { NETWORK_HELP, NETWORK_OPTIONS, openNetwork } from "./network.ts";

export const evaluate: Command = {
  summary: "Show a bundle a folder of annotated photographs and report what it makes of each pack.",
  help: [
    "Usage: blisterscope evaluate [--bundle DIR] --data DIR [--json] [--provider NAME]",
    "",
    "  --data DIR       annotated photographs",
    "  --json           prints everything as JSON",
    NETWORK_HELP,
    "",
    "Photographs from which the bundle was made say nothing about others: keep some apart.",
    "",
    DATA_FOLDER_HELP,
  ].join("\n"),
  async run(args) {
    const { values } = parse(args, { ...NETWORK_OPTIONS, data: { type: "string" }, json: { type: "boolean", default: false } });
    const data = required(values.data, "--data");
    const bundle = await openBundle(values.bundle);
    await using engine = openNetwork(bundle, values.provider);
    await engine.ready();

    const sight = openSight({ bundle, engine, metrics: openMetrics() });
    const instances: Outcome[] = [];
    const skipped: string[] = [];
    const leaveOut = (file: string, why: string) => {
      skipped.push(file);
      tellSkipped(file, why);
    };
    for await (const specimen of readSpecimens(data, { look: sight.look, skipped: leaveOut }))
      instances.push(await outcomeFor(specimen, { bundle, sight }));
    if (instances.length === 0) throw new UsageError(`There is nothing to evaluate: no picture of ${data} can be used.`);

    const { name, version } = bundle.card;
    const report = { bundle: { name, version, hash: bundle.hash }, instances, totals: totalsOf(instances), skipped };
    console.log(values.json ? JSON.stringify(report, null, 2) : evaluationTable(report));
    return 0;
  },
};

async function outcomeFor(specimen: Specimen, { bundle, sight }: { bundle: Bundle; sight: Sight }): Promise<Outcome> {
  const { file, product, item, annotated, located, overlap, scene, scale, box } = specimen;
  const { features, evidence } = await sight.classify(scene, box);
  const items = new Map(bundle.items.map((known) => [known.id, known]));
  const inFormulary = items.has(item);
  const best = evidence.ranked[0]?.item ?? item;
  const { verdict } = decide(evidence, inFormulary ? item : best, items, bundle.card.calibration.evidenceShareFloor);
  const map = gradCam(features, bundle.head, speakingRow(features, bundle.head, best));
  const window = cropWindow(box, bundle.geometry);
  return outcomeOf({ file, product, item, box: annotated, located, overlap, inFormulary }, { evidence, verdict, map, window, scale });
}
