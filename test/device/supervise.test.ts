import { expect, test } from "vitest";
import { supervise } from "../../src/device/supervise.ts";
import { Fault, type FaultCode } from "../../src/errors.ts";

/** What systemd is told about these faults at one beat. */
function told(...codes: FaultCode[]): string[] {
  const said: string[] = [];
  supervise(
    {
      isThere: true,
      ready: () => said.push("ready"),
      preparing: () => said.push("preparing"),
      status: (text) => said.push(text),
      progress: () => said.push("progress"),
      stopping: () => said.push("stopping"),
    },
    codes.length === 0 ? "READY" : "ADVISORY_OFF",
    codes.map((code) => new Fault(code, "because")),
  );
  return said;
}

test("a device without a fault is ready, and a frame must feed its watchdog", () => {
  expect(told()).toEqual(["READY: watching the tray", "ready"]);
});

test.each<FaultCode[][]>([[["MODEL_STARTING"]], [["CAMERA_STALLED", "MODEL_STARTING"]]])(
  "while the model starts (%s) it prepares",
  (codes) => {
    expect(told(...codes)).toEqual(["STARTING: MODEL_STARTING: because", "preparing", "progress"]);
  },
);

test.each<FaultCode[][]>([
  [["SELF_TEST_FAILED"]],
  [["MODEL_PROVIDER"]],
  [["MODEL_CRASHED", "MODEL_STARTING"]],
  [["AUDIT_WRITE", "MODEL_STARTING"]],
  [["BUNDLE_INVALID"]],
])("a start is over when %s is declared: the device runs on with its check off, and says why", (codes) => {
  expect(told(...codes)).toEqual([`ADVISORY_OFF: ${codes[0]}: because`, "ready", "progress"]);
});
