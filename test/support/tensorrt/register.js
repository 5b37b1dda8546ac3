// node --import this: onnxruntime-node is then runtime.js beside it.
import { register } from "node:module";

register("./hook.js", import.meta.url);
