import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { describe, expect, test } from "vitest";

/** Files that hold no room's secrets: every room may import them. `protocol.ts` is what the page knows of the daemon. */
const ROOT = ["protocol", "config", "errors", "log", "metrics", "text", "version"];
const GROUND = ["domain", "jpeg", "process", "files", ...ROOT];
const EDGES = ["camera", "vision", "orders", "audit", "outbox", "server", "device"];

/** Whom each room may import, besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  protocol: ["domain", "errors"],
  ...Object.fromEntries(ROOT.filter((file) => file !== "protocol").map((file) => [file, ["domain", ...ROOT]])),
  process: ROOT,
  files: ROOT,
  jpeg: ["domain", "process", ...ROOT],
  ...Object.fromEntries(EDGES.map((edge) => [edge, GROUND])),
  journey: [...GROUND, ...EDGES],
  enrolment: [...GROUND, ...EDGES, "journey"],
  fleet: [...GROUND, "outbox"],
  daemon: [...GROUND, ...EDGES, "journey", "enrolment", "fleet"],
  /** A program of its own, beside the daemon: it answers as the daemon does and waits as its outbox does. */
  gateway: [...GROUND, "server", "outbox"],
  /** Who commands cabinets from afar: a program of its own, too. */
  operator: [...GROUND, "fleet"],
  service: [...GROUND, ...EDGES, "enrolment", "daemon"],
  lab: [...GROUND, ...EDGES, "journey", "enrolment"],
  commands: [...GROUND, ...EDGES, "journey", "enrolment", "service", "lab", "gateway", "operator"],
  main: [...GROUND, ...EDGES, "journey", "enrolment", "service", "lab", "gateway", "operator", "commands"],
};

/** Packages that one file imports, of each program one, so that the rest does not depend on their ways. */
const SOLE_IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  "onnxruntime-node": ["src/vision/engine/onnx.ts"],
  "better-sqlite3": ["src/audit/database.ts"],
  "node-libcamera": ["src/camera/libcamera.ts"],
  mqtt: ["src/fleet/broker.ts", "src/gateway/broker.ts", "src/operator/ask-cabinet.ts"],
  "mqtt-packet": ["src/gateway/broker.ts"],
  "zxing-wasm/reader": ["src/vision/reading/read-codes.ts"],
  "protobufjs/light.js": ["src/gateway/remote-write.ts", "src/vision/onnx-file/model.ts"],
  "@julusian/jpeg-turbo": ["src/jpeg/camera-frame.ts"],
  snappyjs: ["src/gateway/remote-write.ts"],
};

const imports = new Map([...filesOf("src"), ...filesOf("ui/src"), ...filesOf("ui/fleet")].map((file) => [file, importsOf(file)]));
const local = [...imports].flatMap(([from, names]) =>
  names.filter((name) => name.startsWith(".")).map((name) => [from, join(dirname(from), name)] as const),
);

function filesOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files.filter((file) => /\.tsx?$/.test(file)).map((file) => join(folder, file));
}

/** The modules that a file imports or re-exports from, types included, as they are written. */
function importsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/^(?:import\b|export (?:type )?[{*])[^"';=]*"([^"]+)"/gm)].map(([, name]) => name ?? "");
}

/** src/vision/engine/onnx.ts is in the room "vision", src/daemon.ts is a room of its own. */
function roomOf(file: string): string {
  return file.replace(/^src\//, "").replace(/(\/.*|\.ts)$/, "");
}

describe("the house", () => {
  test("every arrow between two rooms points down", () => {
    const wrong = local.filter(
      ([from, to]) => from.startsWith("src/") && roomOf(from) !== roomOf(to) && !MAY_IMPORT[roomOf(from)]?.includes(roomOf(to)),
    );
    expect(wrong.map(([from, to]) => `${from} imports ${to}`)).toEqual([]);
  });

  test("every room has a place in the plan", () => {
    const rooms = new Set([...imports.keys()].filter((file) => file.startsWith("src/")).map(roomOf));
    expect([...rooms].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  test("the domain imports no package and nothing of Node; only the contract of the fleet is written in schemas", () => {
    const outside = [...imports].flatMap(([from, names]) =>
      from.startsWith("src/domain/")
        ? names.filter((name) => !name.startsWith(".") && !(from.startsWith("src/domain/fleet/") && name === "zod"))
        : [],
    );
    expect(outside).toEqual([]);
  });

  test("the page knows the daemon by its protocol and shares the pure domain with it", () => {
    const wrong = local.filter(([from, to]) => from.startsWith("ui/") && !/^(ui\/|src\/protocol\.ts$|src\/domain\/)/.test(to));
    expect(wrong).toEqual([]);
  });

  test("some packages have one importer", () => {
    for (const [name, importers] of Object.entries(SOLE_IMPORTERS)) {
      const found = [...imports].filter(([, names]) => names.includes(name)).map(([file]) => file);
      expect(found.toSorted()).toEqual(importers);
    }
  });

  test("no import leads back to where it began", () => {
    expect(circles(local)).toEqual([]);
  });

  test("the check itself sees a forbidden arrow and a circle", () => {
    expect(roomOf("src/vision/engine/onnx.ts")).toBe("vision");
    expect(roomOf("src/daemon.ts")).toBe("daemon");
    expect(importsOf("src/daemon.ts")).toContain("./audit/audit.ts");
    expect(
      circles([
        ["a", "b"],
        ["b", "c"],
        ["c", "a"],
        ["d", "a"],
      ]),
    ).toEqual(["a > b > c > a"]);
  });
});

/** Each circle once, from the first of its files that is visited. */
function circles(arrows: readonly (readonly [string, string])[]): string[] {
  const targets = new Map<string, string[]>();
  for (const [from, to] of arrows) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  function visit(file: string, path: readonly string[]): void {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(" > "));
    if (path.includes(file) || done.has(file)) return;
    for (const next of targets.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  }
  for (const [from] of arrows) visit(from, []);
  return found;
}
