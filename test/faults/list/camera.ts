import { execFileSync } from "node:child_process";
import type { FaultCase } from "../fault.ts";

/** The camera shows or does this, until it shows the ordered pack again. */
function shows(fault: string, mode: string, expects: FaultCase["expects"] = "off"): FaultCase {
  return {
    area: "camera",
    fault,
    pack: "right",
    expects,
    inject(cabinet) {
      cabinet.show(mode);
      return () => cabinet.show("right");
    },
  };
}

function signals(fault: string, signal: string): FaultCase {
  return {
    area: "camera",
    fault,
    pack: "right",
    expects: "off",
    inject({ dataDir }) {
      // The camera's folder lies beside the data folder; its program is no child of the daemon.
      execFileSync("pkill", [`-${signal}`, "--full", `camera-program.js ${dataDir.replace(/data$/, "camera")}`]);
    },
  };
}

export const CAMERA_FAULTS: readonly FaultCase[] = [
  shows("falls silent", "silent"),
  shows("sends the same picture again and again", "frozen"),
  shows("sends noise instead of pictures", "noise"),
  shows("sends half pictures", "half"),
  shows("its program ends and cannot be started", "missing"),
  signals("its program is killed", "KILL"),
  signals("its program hangs", "STOP"),
  shows("sends a small file that unpacks to 4,290 megapixels", "bomb"),
  shows("sends a picture every 2.5 seconds", "slow"),
  shows("is covered: black pictures", "black", "not green"),
  shows("is blinded: white pictures", "white", "not green"),
  shows("is out of focus", "blurred", "not green"),
  shows("sends pictures of 64 x 48 pixels", "small", "not green"),
  shows("shows another pack in place of the ordered one", "wrong", "not green"),
  shows("shows a pack that nobody enrolled", "strange", "not green"),
  shows("shows a second pack", "two", "not green"),
  shows("shows the empty tray", "empty", "not green"),
];
