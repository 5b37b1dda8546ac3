#!/usr/bin/env node
// Stands in for TensorRT's trtexec, which exists only with an NVIDIA GPU: its "engine" is the ONNX model itself. Adds its arguments to
// the file TRTEXEC_SEEN, and fails with TRTEXEC_FAILS, which it says.
import { appendFileSync, copyFileSync } from "node:fs";

const words = process.argv.slice(2);
const flagged = (flag) => words.find((word) => word.startsWith(`--${flag}=`))?.slice(flag.length + 3);
if (process.env.TRTEXEC_SEEN) appendFileSync(process.env.TRTEXEC_SEEN, `${JSON.stringify(words)}\n`);
if (process.env.TRTEXEC_FAILS) {
  process.stderr.write(`${process.env.TRTEXEC_FAILS}\n`);
  process.exit(1);
}
copyFileSync(flagged("onnx"), flagged("saveEngine"));
process.stdout.write("&&&& PASSED TensorRT.trtexec\n");
