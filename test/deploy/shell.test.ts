import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { requires } from "../support/requires.ts";

const SCRIPTS = [
  "deploy/install.sh",
  "deploy/health-gate",
  "deploy/jetson/build-onnxruntime.sh",
  "deploy/debian/build-package.sh",
  "deploy/debian/launcher",
  "deploy/debian/postinst",
  "deploy/debian/postrm",
  "deploy/libexec/libcamera-vid",
  "test/package/try.sh",
];
const ROOT = new URL("../..", import.meta.url).pathname;

test.runIf(requires("shellcheck", "shellcheck")).each(SCRIPTS)("shellcheck finds nothing to say about %s", (script) => {
  const { stdout, status } = spawnSync("shellcheck", [script], { cwd: ROOT, encoding: "utf8" });
  expect({ said: stdout, status }).toEqual({ said: "", status: 0 });
});
