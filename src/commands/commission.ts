import { dirname, resolve } from "node:path";
import { Option } from "@commander-js/extra-typings";
import { FINDINGS } from "../domain/camera/suitable.ts";
import { isCommissioned } from "../domain/commissioning.ts";
import { toldRun } from "../server/self-tests.ts";
import { command, wholeNumber } from "./command.ts";
import { commissionAtPage } from "./commission/page.ts";
import { setUp } from "./commission/set-up.ts";
import { openTerminal } from "./commission/terminal.ts";
import { runInWords } from "./self-test.ts";

const HELP = `
Asks step by step: which camera, whether the picture shows the tray, an empty tray, a pack, and measures light, focus and speed. On TensorRT it
makes the engines. Then the configuration is written, and the self-test run. It can be repeated whenever something was changed; the answers
so far are offered again. Stop the daemon first: it holds the camera. With --yes nothing is asked: the tray must then show by itself what each
step waits for.

With --page the same is asked on the cabinet's own screen, at the address of the daemon, until somebody presses "Finish" there. A PIN opens it,
of those in enrolment.pinFile. Where the package is installed, "systemctl start blisterscope-commission" does that in place of the daemon, which
comes back by itself.`;

export const commission = command("commission", "Set a cabinet up: camera, empty tray, light and focus, speed, engines, self-test.")
  .requiredOption("--config <file>", "the configuration, which is written; it may be missing at first")
  .option("--camera <device>", "csi, uvc, uvc:/dev/videoN, rpicam, test, folder:/PATH or recording:PATH; docs/camera.md describes them")
  .addOption(new Option("--provider <name>", "what the networks run on").choices(["cpu", "cuda", "tensorrt"] as const))
  .option("--pictures <folder>", "where pictures are kept (default: beside the configuration)")
  .option("--wait <seconds>", "how long each step waits for what it needs", wholeNumber(1, 3_600), 60)
  .addOption(new Option("--yes", "take every answer that is offered").conflicts("page"))
  .option("--page", "ask on the cabinet's screen")
  .addHelpText("after", HELP)
  .action(async ({ config: file, camera, provider, pictures, wait: seconds, yes, page }) => {
    const wishes = { file, camera, provider, folder: resolve(pictures ?? dirname(file)), seconds };
    if (page) return await commissionAtPage(wishes);
    using terminal = openTerminal({ answers: !yes && process.stdin.isTTY });
    const commissioned = await setUp(wishes, terminal);
    const { report, unsuitable } = commissioned;
    console.log(runInWords(toldRun(report)));
    if (unsuitable.length > 0)
      console.error(
        `Not ready yet: ${unsuitable.map(({ id }) => FINDINGS[id].what).join(", ")}. Change what is marked, and do this again.`,
      );
    if (!isCommissioned(commissioned)) process.exitCode = 1;
    else console.log("Commissioned. Start the daemon: systemctl restart blisterscope");
  });
