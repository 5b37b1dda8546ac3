#!/usr/bin/env node
// Stands in for gst-launch-1.0: talkative-camera.js PICTURE ... port=N. Sends pictures, no two the same, and two MiB of warnings.
import { readFileSync } from "node:fs";
import { connect } from "node:net";

const [picture, ...options] = process.argv.slice(2);
const jpeg = readFileSync(picture);
const port = Number(options.find((option) => option.startsWith("port=")).slice("port=".length));
const camera = connect(port, "127.0.0.1");
camera.on("error", () => process.exit(1)).on("close", () => process.exit(1));

for (let number = 0; number < 32; number++) {
  await new Promise((done) => process.stderr.write("warning: a frame arrived late\n".repeat(2_200), done));
  const comment = Buffer.from([0xff, 0xfe, 0, 3, number]);
  camera.write(Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]));
  await new Promise((done) => setTimeout(done, 30));
}
process.stderr.write("the cable came off\n", () => process.exit(5));
