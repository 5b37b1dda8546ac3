/** The other end of elsewhere.js: says what it computes with, then answers crops with their features, until there are no more. */
import { once } from "node:events";
import { openModel } from "../../dist/vision/engine/onnx.js";
import { normalizer } from "../../dist/vision/engine/preprocess.js";
import { reading } from "./reading.js";

const job = JSON.parse(process.argv[2]);
const { computing, image, features, run } = await openModel(job, { count: 1, spinUs: 0 });
const normalize = normalizer(job.input);
const next = reading(process.stdin);
process.stdout.write(`${computing.arithmetic}\n`);
for (;;) {
  const rgb = await next.bytes(job.input.width * job.input.height * 3).catch(() => process.exit(0));
  normalize(rgb, image);
  await run();
  if (!process.stdout.write(Buffer.from(Uint8Array.from(new Uint8Array(features.buffer))))) await once(process.stdout, "drain");
}
