const STAND_IN = new URL("runtime.js", import.meta.url).href;

export function resolve(specifier, context, next) {
  return specifier === "onnxruntime-node" ? { url: STAND_IN, shortCircuit: true } : next(specifier, context);
}
