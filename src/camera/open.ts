import type { Config } from "../config.ts";
import type { ReportFault } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Camera } from "./camera.ts";
import { openLibcamera } from "./libcamera.ts";
import { putLibexecFirst } from "./libexec.ts";
import { openRecording } from "./recording.ts";

/** The configured source. */
export function openSource(config: Config["camera"], report: ReportFault, log: Log): Promise<Camera> | Camera {
  switch (config.source) {
    case "recording":
      return openRecording({ ...config, report, log });
    case "libcamera":
      putLibexecFirst();
      if (config.device !== null) process.env["BLISTERSCOPE_CAMERA"] = config.device;
      return openLibcamera({ ...config, report, log });
  }
}
