export const ID = "01KBBZ5N3R8F6Z1W2Q4T7Y9ABC";
export const AT = "2026-11-30T20:00:00.000Z";
export const ROOT = "blisterscope/v1/north/st-anna/ward-3b";

const bundle = { name: "demo", version: "1.0.0", sha256: "0".repeat(64) };

export const aState = {
  v: 1,
  id: ID,
  at: AT,
  online: true,
  readiness: "advisory_off",
  reasons: ["CAMERA_STALLED"],
  program: "0.9.0",
  bundle,
  provider: "cpu",
  selfTest: {
    id: ID,
    trigger: "hourly",
    started: AT,
    ended: AT,
    pass: false,
    checks: [{ id: "camera.stream", value: 12, limit: 2, pass: false }],
  },
};

export const aMetrics = {
  v: 1,
  id: ID,
  at: AT,
  boot: ID,
  samples: [
    ["blisterscope_ready", {}, 1],
    ["blisterscope_verdicts_total", { look: "match" }, 17],
  ],
};

export const anEvent = {
  v: 1,
  id: ID,
  at: AT,
  sequence: 42,
  data: { look: "unsure", reasons: ["unknown-pack"], confidence: 0.4, knownness: 0.1, disagrees: "none", ms: 212 },
};

export const aCommand = {
  v: 1,
  id: ID,
  at: AT,
  expires: "2026-11-30T20:05:00.000Z",
  command: "self-test",
  arguments: { depth: "full" },
  by: "operations",
};

export const aReply = {
  v: 1,
  id: "01KBBZ5N3R8F6Z1W2Q4T7Y9ABE",
  at: AT,
  command: ID,
  result: "accepted",
  detail: "The self-test has begun.",
};
