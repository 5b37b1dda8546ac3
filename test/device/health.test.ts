import { expect, test } from "vitest";
import { openHealth } from "../../src/device/health.ts";
import { Fault } from "../../src/errors.ts";

const stalled = new Fault("CAMERA_STALLED", "no picture for 3 s");
const crashed = new Fault("MODEL_CRASHED", "exit code 139");

test("a part that has reported nothing is healthy", () => {
  const health = openHealth(() => {});
  health.report("camera");
  expect(health.faults()).toEqual([]);
});

test("the fault of the part that was wired first comes first, whoever reports first", () => {
  const health = openHealth(() => {});
  const [camera, model] = [health.report("camera"), health.report("model")];
  model(crashed);
  camera(stalled);
  expect(health.faults()).toEqual([stalled, crashed]);
  camera(undefined);
  expect(health.faults()).toEqual([crashed]);
});

test("the listener hears what comes, what changes and what goes, and nothing twice", () => {
  const heard: [string, string | undefined][] = [];
  const report = openHealth((part, fault) => heard.push([part, fault?.detail])).report("model");
  report(undefined);
  report(crashed);
  report(new Fault("MODEL_CRASHED", "exit code 139"));
  report(new Fault("MODEL_CRASHED", "killed by SIGKILL"));
  report(undefined);
  report(undefined);
  expect(heard).toEqual([
    ["model", "exit code 139"],
    ["model", "killed by SIGKILL"],
    ["model", undefined],
  ]);
});

test("the listener already finds the new state on the board", () => {
  const seen: number[] = [];
  const health = openHealth(() => seen.push(health.faults().length));
  const report = health.report("camera");
  report(stalled);
  report(undefined);
  expect(seen).toEqual([1, 0]);
});
