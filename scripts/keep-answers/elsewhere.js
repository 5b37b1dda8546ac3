import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { jobsOf } from "../../dist/vision/engine/engine.js";
import { reading } from "./reading.js";

const PROGRAM = fileURLToPath(new URL("on-another-processor.js", import.meta.url));

/** The bundle's backbone in another Node.js, which these words start. It takes one crop after the other. */
export async function openElsewhere(bundle, words) {
  const { backbone: job } = jobsOf(bundle, "cpu");
  const { channels, rows, columns } = job.output;
  const [command, ...options] = words.split(" ");
  const child = spawn(command, [...options, PROGRAM, JSON.stringify(job)], { stdio: ["pipe", "pipe", "inherit"] });
  const next = reading(child.stdout);
  // An emulator shows its own machine's extensions, which make no difference.
  const arithmetic = (await next.line()).split(" ", 3).join(" ");
  let before = Promise.resolve();

  async function ask({ rgb }) {
    child.stdin.write(rgb);
    const bytes = await next.bytes(4 * channels * rows * columns);
    return { channels, rows, columns, values: new Float32Array(Uint8Array.from(bytes).buffer) };
  }

  return {
    computing: { arithmetic },
    run: (crop) => (before = before.then(() => ask(crop))),
    end: () => child.stdin.end(),
  };
}
