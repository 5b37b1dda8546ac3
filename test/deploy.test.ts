import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Config, loadConfig } from "../src/config.ts";
import { emptyFolder } from "./support/folder.ts";
import { requires } from "./support/requires.ts";

const deploy = new URL("../deploy/", import.meta.url).pathname;
const UNITS = readdirSync(deploy).filter((file) => /\.(service|timer)$/.test(file));
const unit = readFileSync(join(deploy, "blisterscope.service"), "utf8");

test("the example configuration shows every key with its default, paths apart", () => {
  const { camera, vision } = Config.parse({});
  const example: unknown = JSON.parse(readFileSync(join(deploy, "config.example.json"), "utf8"));
  expect(example).toEqual({
    ...Config.parse({}),
    camera: { ...camera, path: "/opt/blisterscope/models/demo/tray.mjpeg" },
    vision: { ...vision, bundle: "/opt/blisterscope/models/default", installDir: "/var/lib/blisterscope-installed" },
    dataDir: "/var/lib/blisterscope",
  });
});

test("the example configuration is accepted as it is", () => {
  expect(loadConfig(join(deploy, "config.example.json")).dataDir).toBe("/var/lib/blisterscope");
});

test("the service may write where the example keeps its record", () => {
  expect(unit).toMatch(/^ProtectSystem=strict$/m);
  expect(unit).toMatch(/^StateDirectory=blisterscope$/m);
  expect(unit).toMatch(/^ReadWritePaths=-\/var\/lib\/blisterscope-installed$/m);
  expect(readFileSync(join(deploy, "blisterscope.tmpfiles"), "utf8")).toMatch(/^d \/var\/lib\/blisterscope-installed /m);
});

describe.runIf(requires("systemd-analyze", "systemd"))("the units", () => {
  test.each(UNITS)("systemd finds nothing to say about %s", (name) => {
    const folder = emptyFolder();
    // The node running this test stands in for the cabinet's, and for the programs of the panel.
    for (const each of UNITS) {
      const text = readFileSync(join(deploy, each), "utf8");
      writeFileSync(
        join(folder, each),
        text.replaceAll(/\/usr\/bin\/(node|cage|rauc)|\/opt\/blisterscope\/deploy\/health-gate/g, process.execPath),
      );
    }
    const { stdout, stderr, status } = spawnSync("systemd-analyze", ["verify", join(folder, name)], { encoding: "utf8" });
    expect({ said: stdout + stderr, status }).toEqual({ said: "", status: 0 });
  });

  test("the daemon is exposed to its machine no more than the notes say", () => {
    const notes = readFileSync(new URL("../docs/hardening.md", import.meta.url), "utf8");
    const noted = Number(/exposure level of ([\d.]+)/.exec(notes)?.[1]);
    const asked = ["security", "--offline=true", `--threshold=${noted * 10}`, join(deploy, "blisterscope.service")];
    expect(spawnSync("systemd-analyze", asked, { encoding: "utf8" })).toMatchObject({ status: 0 });
  });
});

test.each(["self-test", "commission"])("%s is as locked in as the daemon", (name) => {
  const locks = (text: string) => text.match(/^(Protect|Restrict|System|NoNew|Lock|Capability|IPAddress).*$/gm);
  expect(locks(readFileSync(join(deploy, `blisterscope-${name}.service`), "utf8"))).toEqual(locks(unit));
});
