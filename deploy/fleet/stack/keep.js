import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const RESTART_MS = 500;
const PATIENCE_MS = 120_000;

/**
 * Runs a program and starts it again whenever it ends, as a service manager does, until the signal comes. Its output is in
 * log/NAME.log, its process's number in run/NAME.pid. Resolves when it has ended for good.
 *
 * @param {import("./plan.js").Part} part
 * @param {string} folder
 * @param {AbortSignal} signal
 */
export async function keep({ name, program, args }, folder, signal) {
  const log = openSync(join(folder, "log", `${name}.log`), "a");
  const pidFile = join(folder, "run", `${name}.pid`);
  while (!signal.aborted) {
    const child = spawn(program, args, { cwd: folder, stdio: ["ignore", log, log] });
    const ended = once(child, "exit");
    const stop = () => child.kill("SIGTERM");
    signal.addEventListener("abort", stop);
    writeFileSync(pidFile, `${child.pid}\n`);
    await ended;
    signal.removeEventListener("abort", stop);
    rmSync(pidFile);
    await sleep(RESTART_MS, undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Resolves when the part answers, with status 200 at its address, or by taking a connection where it has none, or when the signal comes.
 *
 * @param {import("./plan.js").Part} part
 * @param {AbortSignal} signal
 */
export async function answering({ name, ready }, signal) {
  const deadline = Date.now() + PATIENCE_MS;
  while (!signal.aborted && !(await (typeof ready === "number" ? takesConnection(ready) : isFine(ready)))) {
    if (Date.now() > deadline) throw new Error(`${name} did not answer within ${PATIENCE_MS / 1000} s; see log/${name}.log.`);
    await sleep(100);
  }
}

function isFine(url) {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

function takesConnection(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
