// A `libcamera-vid` that misbehaves to order: fake-libcamera-vid.js FOLDER [the options of node-libcamera].
// FOLDER/plan.json holds a list of steps for each start; the last list serves all further starts.
import { appendFileSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const [folder, ...options] = process.argv.slice(2);
const pictures = [0, 1].map((number) => readFileSync(join(folder, `${number}.jpg`)));
const noise = Buffer.alloc(64 * 1024, 0x55);
let sent = 0;

const steps = {
  picture: () => send(pictures[sent++ % pictures.length]),
  "the same picture": () => send(pictures[0]),
  "half a picture": () => send(pictures[0].subarray(0, pictures[0].length / 2)),
  crumbs: () => send(Buffer.alloc(100)),
  "100 MB": async () => {
    for (let bytes = 0; bytes < 100e6; bytes += noise.length) await send(noise);
  },
  pause: () => sleep(500),
  silence: () => new Promise(() => {}),
  deafness: () => new Promise(() => setInterval(() => {}, 1_000)),
  complaint: () => void process.stderr.write("the sensor does not answer\n"),
};

let socket;
for (const step of planOfThisStart()) {
  const again = step.endsWith(" again and again");
  do {
    await steps[step.replace(" again and again", "")]();
    if (again) await sleep(20);
  } while (again);
}
process.exit(0);

function planOfThisStart() {
  const log = join(folder, "starts");
  appendFileSync(log, `${process.pid} ${options.join(" ")}\n`);
  const starts = readFileSync(log, "utf8").trim().split("\n").length;
  const plan = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8"));
  return plan[Math.min(starts, plan.length) - 1];
}

/** Connects at the first send. Ends, like a real camera program, when the other side hangs up. */
function send(bytes) {
  const port = Number(options[options.indexOf("--output") + 1].split(":").at(-1));
  socket ??= connect(port, "127.0.0.1")
    .on("error", () => {})
    .on("close", () => process.exit(1));
  return new Promise((resolve) => socket.write(bytes, resolve));
}
