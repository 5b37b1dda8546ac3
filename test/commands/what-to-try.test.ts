import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { whatToTry } from "../../src/commands/what-to-try.ts";
import { Config } from "../../src/config.ts";

const URL = "http://127.0.0.1:8080";
const config = { ...Config.parse({}), dataDir: "/var/data" };

test("a newcomer is told what to open, what to order, what to put in the tray, and where the record is", () => {
  const said = whatToTry(config, URL).join("\n");
  expect(said).toContain(URL);
  expect(said).toMatch(/Order Amoxicillin 500 mg.*put Ampicillin 500 mg in the tray.*STOP/);
  expect(said).toContain("/var/data");
});

test("both packs that it speaks of are in the demo's recording", () => {
  const described = readFileSync("models/demo/tray.clips.json", "utf8");
  for (const item of ["amoxicillin-500", "ampicillin-500"]) expect(described).toContain(item);
});

test.each([
  ["a camera", { source: "libcamera" as const }],
  ["another recording", { path: "/photographs" }],
])("with %s nothing is said that would not be true there", (_what, camera) => {
  expect(whatToTry({ ...config, camera: { ...config.camera, ...camera } }, URL)).toEqual([]);
});
