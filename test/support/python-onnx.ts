import { spawnSync } from "node:child_process";

/** A Python that has the package onnx: ONNX_PYTHON, or python3. */
const PYTHON = process.env["ONNX_PYTHON"] ?? "python3";

/** Whether onnx.checker can be asked; without it the tests are skipped and say what to install. */
export function hasOnnxChecker(): boolean {
  if (spawnSync(PYTHON, ["-c", "import onnx"], { stdio: "ignore" }).status === 0) return true;
  process.stderr.write(
    "left out: These tests need Python's onnx: pip install onnx, and ONNX_PYTHON=that python if it is another than python3\n",
  );
  return false;
}

/** What onnx.checker says of a model, and the attributes of its first node: [name, type, value]. Throws an Error with its complaint. */
export function askOnnxChecker(file: string): readonly (readonly [string, string, string | number])[] {
  const script = `
import json, sys, onnx
model = onnx.load(sys.argv[1], load_external_data=False)
onnx.checker.check_model(model, full_check=False)
value = lambda one: onnx.helper.get_attribute_value(one)
text = lambda said: said.decode() if isinstance(said, bytes) else said
print(json.dumps([[a.name, onnx.AttributeProto.AttributeType.Name(a.type), text(value(a))] for a in model.graph.node[0].attribute if a.type in (2, 3)]))`;
  const { status, stdout, stderr } = spawnSync(PYTHON, ["-c", script, file], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
