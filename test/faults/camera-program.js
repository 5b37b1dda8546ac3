// A `rpicam-vid` that the campaign steers: camera-program.js FOLDER [options]. FOLDER/mode says what it sends from the next picture
// on: the name of a set of pictures (FOLDER/NAME-0.jpg and so on, in turn), or one of the ways to fail below.
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const [folder, ...options] = process.argv.slice(2);
const option = (name) => options[options.indexOf(name) + 1];
const port = Number(option("--output").split(":").at(-1));
const everyMs = 1_000 / Number(option("--framerate"));

const mode = () => readFileSync(join(folder, "mode"), "utf8").trim();
if (mode() === "missing") process.exit(1);
const socket = connect(port, "127.0.0.1")
  .on("error", () => {})
  .on("close", () => process.exit(1));

for (let turn = 0; ; turn += 1) {
  await send(mode(), turn);
  await sleep(everyMs);
}

async function send(what, turn) {
  if (what === "silent") return;
  if (what === "ends" || what === "missing") process.exit(1);
  if (what === "slow") await sleep(2_500);
  if (what === "noise") return socket.write(Buffer.alloc(64 * 1024, 0x55));
  if (what === "frozen") return socket.write(pictures("right")[0]);
  if (what === "half") {
    const [whole] = pictures("right");
    return socket.write(whole.subarray(0, whole.length >> 1));
  }
  const set = pictures(what === "slow" ? "right" : what);
  socket.write(set[turn % set.length]);
}

function pictures(name) {
  const files = readdirSync(folder).filter((file) => file.startsWith(`${name}-`));
  return files.map((file) => readFileSync(join(folder, file)));
}
