import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { COMMANDS } from "./domain/fleet/command.ts";
import { NAME } from "./domain/fleet/place.ts";
import { EVENT_TYPES } from "./domain/told/host-event.ts";
import { Fault, unreadable } from "./errors.ts";
import { textOf } from "./text.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

const port = z.int().min(0).max(65_535);
const share = z.number().min(0).max(1);

const name = z.string().regex(NAME, "must be a name of small letters, digits and hyphens, at most 63");

const Fleet = z.strictObject({
  /** The broker, which must speak TLS. */
  url: z.url({ protocol: /^mqtts$/ }).refine(isBare, { error: "must not hold a user, a password or a #" }),
  tenant: name,
  site: name,
  cabinet: name,
  /** PEM: the authority that signed the broker's certificate, and this cabinet's own certificate and private key. */
  caFile: z.string().min(1),
  certFile: z.string().min(1),
  keyFile: z.string().min(1),
  /** How often the metrics are told. */
  snapshotSeconds: z.number().min(1).max(3_600).default(60),
  /** Who may command what from afar: a command counts only with the signature of such a key (Ed25519, a PEM file). */
  operators: z.array(z.strictObject({ name, publicKeyFile: z.string().min(1), may: z.array(z.enum(COMMANDS)).min(1) })).default([]),
  /** A folder with bundles that may be staged. null: none may. */
  stagingDir: z.string().min(1).nullable().default(null),
});

/** Every key, its bounds and its default. Relative paths are resolved against the configuration file's folder. */
export const Config = z
  .strictObject({
    server: z
      .strictObject({
        host: z.string().min(1).default("127.0.0.1"),
        /** 0 takes any free port. */
        port: port.default(8080),
        /** Pages from other origins that may connect, and names by which this device is reached: "http://cabinet-7:8080". */
        allowedOrigins: z.array(z.url()).default([]),
        /** A file with the token that everybody but this machine itself must show. Needed for every host but a loopback one. */
        tokenFile: z.string().min(1).nullable().default(null),
        /** The files of a certificate, with its chain, and of its private key, both PEM: the daemon then speaks https alone. */
        tls: z
          .strictObject({ certFile: z.string().min(1), keyFile: z.string().min(1) })
          .nullable()
          .default(null),
      })
      .prefault({}),
    camera: z
      .strictObject({
        source: z.enum(["recording", "libcamera"]).default("recording"),
        /** For "recording": a folder of JPEG or PNG pictures, or an MJPEG file. */
        path: z.string().min(1).default(resolve(root, "models/demo/tray.mjpeg")),
        framesPerSecond: z.number().min(0.1).max(60).default(5),
        /** How long each picture of a recorded folder lies under the camera; an MJPEG file plays frame by frame. */
        holdSeconds: z.number().min(0).max(600).default(4),
        /** For "libcamera". */
        width: z.int().min(320).max(4096).default(1280),
        height: z.int().min(240).max(4096).default(960),
        /** A camera that is silent for this long is faulty. */
        stallSeconds: z.number().min(0.5).max(60).default(3),
        /** A picture of the empty tray, taken at commissioning: what looks the same with a frame is no pack. null does without. */
        emptyTray: z.string().min(1).nullable().default(null),
      })
      .prefault({}),
    vision: z
      .strictObject({
        bundle: z.string().min(1).default(resolve(root, "models/default")),
        /** An Ed25519 key as a PEM file: bundles that it did not sign are refused. null takes every bundle. */
        publicKeyFile: z.string().min(1).nullable().default(null),
        provider: z.enum(["cpu", "cuda", "tensorrt"]).default("cpu"),
        /** At most this many threads compute a picture, and never more than there are processors; null lets the program choose. */
        threads: z.int().min(1).max(1_024).nullable().default(null),
        /** A model that has not answered within this time is killed and restarted. */
        timeoutMs: z.int().min(100).max(60_000).default(1_500),
      })
      .prefault({}),
    /** Print and codes of the pack, beside what it looks like. */
    reading: z
      .strictObject({
        enabled: z.boolean().default(true),
        /** What is not read within this time counts as silent. */
        timeoutMs: z.int().min(100).max(60_000).default(5_000),
        /** A model that recognizes other scripts, and its characters, a line each, as PaddleOCR exports them. null reads Latin letters. */
        recognizer: z
          .strictObject({ model: z.string().min(1), characters: z.string().min(1) })
          .nullable()
          .default(null),
      })
      .prefault({}),
    gate: z
      .strictObject({
        /** Sharp photographs of packs have 1,600 and more; with unreadable fine print they have 250, and the network still tells them apart. */
        sharpnessFloor: z.number().min(0).default(100),
        /** A dark pack in good light has 95. */
        luminanceFloor: z.number().min(0).max(255).default(40),
        /** White cartons in good light have up to 0.35, foil has less than 0.01. */
        glareCeiling: share.default(0.5),
        /** Noise and the flicker of lamps make 3 at most, a hand or a pack that moves 10 and more. */
        motionCeiling: z.number().min(0).max(255).default(4),
      })
      .prefault({}),
    settle: z
      .strictObject({
        /** Agreeing frames needed for a verdict. */
        agreeing: z.int().min(1).max(50).default(3),
        /** Size of the window they must fall in, in frames. */
        window: z.int().min(1).max(50).default(5),
        /** A pack that lies in the tray for this long without a verdict must be checked by hand. */
        presentationSeconds: z.number().min(1).max(120).default(8),
        /** An order is closed this long after it, its last verdict or its last answer came. */
        orderSeconds: z.number().min(5).max(3_600).default(120),
        /** A match leaves the screen after this long, or with the pack. */
        verdictSeconds: z.number().min(1).max(120).default(15),
      })
      .refine((settle) => settle.agreeing <= settle.window, { error: "agreeing must not be larger than window", path: ["agreeing"] })
      .prefault({}),
    /** Whom the cabinet must know before something counts: from the host's order, or from a badge that is read at the screen. */
    identity: z
      .strictObject({
        /** Who acts, for every answer and every counted pack. */
        user: z.boolean().default(false),
        /** A second person, for orders of kind "override" and "waste" and for every override of a stop. */
        witness: z.boolean().default(false),
      })
      .prefault({}),
    /** Changing what the device knows, at the screen or by the host. */
    enrolment: z
      .strictObject({
        /** A file of PINs, one a line, each after the name of whom it belongs to: "Somchai 482913". null: nobody may change anything. */
        pinFile: z.string().min(1).nullable().default(null),
      })
      .prefault({}),
    screen: z
      .strictObject({
        /** The language between transactions: "en" or "th". */
        language: z
          .string()
          .regex(/^[a-z]{2,3}$/, 'must be a language\'s code, such as "en" or "th"')
          .default("en"),
        /** Whether a stop may be heard. */
        sound: z.boolean().default(true),
      })
      .prefault({}),
    /** Who is told of events as they happen: docs/webhooks.md says how. */
    webhooks: z
      .array(
        z.strictObject({
          url: z.url({ protocol: /^https?$/ }).refine(isBare, { error: "must not hold a user, a password or a #" }),
          /** A file with the secret that signs what is sent: "whsec_" and 24 bytes or more as Base64. */
          secretFile: z.string().min(1),
          /** null: all of them. */
          events: z.array(z.enum(EVENT_TYPES)).min(1).nullable().default(null),
        }),
      )
      .refine((receivers) => new Set(receivers.map(({ url }) => url)).size === receivers.length, { error: "must not name one url twice" })
      .default([]),
    /** Where the cabinet belongs and whom it tells so: docs/fleet.md says how. null: nobody, the cabinet is alone. */
    fleet: Fleet.nullable().default(null),
    selfTest: z
      .strictObject({
        /** A picture that takes the network longer makes the device slow, milliseconds. */
        latencyBudgetMs: z.number().min(1).max(60_000).default(500),
        /** Less free space for the record than this fails, MiB. */
        freeSpaceMiB: z.number().min(0).default(16),
        /** The types of thermal zones that may be read, as in /sys/class/thermal/thermal_zone0/type: on some boards the others hang. */
        thermalZones: z.array(z.string().min(1)).default([]),
        /** The hottest of them may have so many degrees Celsius. */
        celsiusCeiling: z.number().min(1).max(150).default(95),
      })
      .prefault({}),
    /** Of which verdicts a picture of the pack is kept beside the record: none, all that are no match, or a share of all. */
    retainImages: z.enum(["none", "nonGreen", "sample"]).default("none"),
    /** Which of the kept pictures go, the oldest first. The record keeps what it says of them. */
    retention: z
      .strictObject({
        megabytes: z.number().min(1).max(1_000_000).default(500),
        days: z.number().min(1).max(3_650).default(30),
        /** For "sample". */
        share: share.default(0.02),
      })
      .prefault({}),
    /** The folder of the record. */
    dataDir: z.string().min(1).default("data"),
    log: z.strictObject({ level: z.enum(["debug", "info", "warn", "error"]).default("info") }).prefault({}),
  })
  .readonly();

export type Config = z.infer<typeof Config>;

/**
 * Reads the file, or uses the defaults when none is given (paths are then relative to the working folder).
 * Throws Fault CONFIG_INVALID with the path of every invalid key.
 */
export function loadConfig(file: string | undefined): Config {
  const parsed = Config.safeParse(file === undefined ? {} : readJson(file));
  if (!parsed.success) throw new Fault("CONFIG_INVALID", `${file}: ${z.prettifyError(parsed.error)}`);
  return deepFreeze(withAbsolutePaths(parsed.data, file === undefined ? process.cwd() : dirname(resolve(file))));
}

/** The text of a file that the configuration names under this key. Throws Fault CONFIG_INVALID. */
export function readNamed(file: string, key: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Fault("CONFIG_INVALID", `${key}: ${unreadable(file, error)}`, { cause: error });
  }
}

/** Throws Fault CONFIG_INVALID. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(textOf(readFileSync(file)));
  } catch (error) {
    throw new Fault("CONFIG_INVALID", unreadable(file, error), { cause: error });
  }
}

function withAbsolutePaths(config: Config, base: string): Config {
  const { server, camera, vision, reading, enrolment, webhooks } = config;
  const { recognizer } = reading;
  const file = (path: string | null) => (path === null ? null : resolve(base, path));
  return {
    ...config,
    server: {
      ...server,
      tokenFile: file(server.tokenFile),
      tls: server.tls && { certFile: resolve(base, server.tls.certFile), keyFile: resolve(base, server.tls.keyFile) },
    },
    camera: { ...camera, path: resolve(base, camera.path), emptyTray: file(camera.emptyTray) },
    vision: { ...vision, bundle: resolve(base, vision.bundle), publicKeyFile: file(vision.publicKeyFile) },
    reading: {
      ...reading,
      recognizer: recognizer && { model: resolve(base, recognizer.model), characters: resolve(base, recognizer.characters) },
    },
    enrolment: { ...enrolment, pinFile: file(enrolment.pinFile) },
    webhooks: webhooks.map((receiver) => ({ ...receiver, secretFile: resolve(base, receiver.secretFile) })),
    fleet: config.fleet && {
      ...config.fleet,
      caFile: resolve(base, config.fleet.caFile),
      certFile: resolve(base, config.fleet.certFile),
      keyFile: resolve(base, config.fleet.keyFile),
      operators: config.fleet.operators.map((one) => ({ ...one, publicKeyFile: resolve(base, one.publicKeyFile) })),
      stagingDir: file(config.fleet.stagingDir),
    },
    dataDir: resolve(base, config.dataDir),
  };
}

/** The program sends no credentials but its signature. */
function isBare(url: string): boolean {
  const { username, password, hash } = new URL(url);
  return username === "" && password === "" && hash === "";
}

/** The files and folders that are for the daemon alone. */
export function secretsOf({ dataDir, server, enrolment, webhooks, fleet }: Config): readonly string[] {
  const files = [fleet?.keyFile, server.tokenFile, server.tls?.keyFile, enrolment.pinFile, ...webhooks.map(({ secretFile }) => secretFile)];
  return [dataDir, ...files.filter((file) => typeof file === "string")];
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
