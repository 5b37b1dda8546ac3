import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Config, loadConfig } from "../src/config.ts";
import { emptyFolder } from "./support/folder.ts";
import { requires } from "./support/requires.ts";

const deploy = new URL("../deploy/", import.meta.url).pathname;
const unit = readFileSync(join(deploy, "blisterscope.service"), "utf8");

test("the example configuration shows every key with its default, paths apart", () => {
  const { camera, vision } = Config.parse({});
  const example: unknown = JSON.parse(readFileSync(join(deploy, "config.example.json"), "utf8"));
  expect(example).toEqual({
    ...Config.parse({}),
    camera: { ...camera, path: "/opt/blisterscope/models/demo/tray.mjpeg" },
    vision: { ...vision, bundle: "/opt/blisterscope/models/default" },
    dataDir: "/var/lib/blisterscope",
  });
});

test("the example configuration is accepted as it is", () => {
  expect(loadConfig(join(deploy, "config.example.json")).dataDir).toBe("/var/lib/blisterscope");
});

test("the service may write where the example keeps its record", () => {
  expect(unit).toMatch(/^ProtectSystem=strict$/m);
  expect(unit).toMatch(/^StateDirectory=blisterscope$/m);
});

test.runIf(requires("systemd-analyze", "systemd"))("systemd finds nothing to say about the unit", () => {
  const file = join(emptyFolder(), "blisterscope.service");
  // The node running this test stands in for the cabinet's.
  writeFileSync(file, unit.replace("/usr/bin/node", process.execPath));
  const { stdout, stderr, status } = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
  expect({ said: stdout + stderr, status }).toEqual({ said: "", status: 0 });
});
