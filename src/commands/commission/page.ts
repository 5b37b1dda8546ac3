import { once } from "node:events";
import { loadConfig } from "../../config.ts";
import { isCommissioned } from "../../domain/commissioning.ts";
import { Fault, UsageError } from "../../errors.ts";
import { openLog } from "../../log.ts";
import { openMetrics } from "../../metrics.ts";
import { openClosedPage } from "../../service/closed-page.ts";
import { stopSignal } from "../stop-signal.ts";
import { openPageGuide } from "./page-guide.ts";
import { setUp, type Wishes } from "./set-up.ts";

const WHY = new Fault("MAINTENANCE", "The cabinet is being set up. The camera check comes back when that is finished.");

/**
 * Sets the cabinet up at its own screen, in the daemon's place: whoever has a PIN is led through the steps, as often as it takes. Returns
 * when somebody finishes it there, or with a signal; the exit code is 1 when what was begun last has not made a cabinet that verifies.
 */
export async function commissionAtPage(wishes: Wishes): Promise<void> {
  const config = loadConfig(wishes.file);
  if (config.enrolment.pinFile === null)
    throw new UsageError(
      "A PIN opens the page: write a name and a PIN into a file, and name it as enrolment.pinFile in the configuration.",
    );
  const finished = new AbortController();
  const signal = AbortSignal.any([stopSignal(), finished.signal]);
  const guide = openPageGuide({
    setUp: (guide) => setUp(wishes, guide),
    preview: (jpeg) => page.server.preview(jpeg),
    finished: () => finished.abort(),
  });
  const parts = { fault: () => WHY, metrics: openMetrics(), log: openLog(config.log.level) };
  await using page = await openClosedPage(config, { ...parts, commissioner: guide });
  page.show(WHY);
  console.log(`Blisterscope is at ${page.server.url} (Ctrl-C ends it)\nThere: Technician, Set up`);
  await once(signal, "abort");
  guide.leave();
  const last = guide.state();
  if (last.at !== "rest" && !(last.at === "done" && isCommissioned(last))) process.exitCode = 1;
}
