import { z } from "zod";
import { gtinProblem } from "../../domain/codes/gtin.ts";
import { OTHER_PRINTS, REVEALS } from "../../domain/item.ts";
import { ITEM_ID_RULE, isItemId } from "../../domain/item-id.ts";
import { TOLERANCES } from "../../domain/self-test/known-answers.ts";

export const SCHEMA = "blisterscope.bundle/2";

const share = z.number().min(0).max(1);
const cosine = z.number().min(-1).max(1);
const words = z.string().min(1);
const itemId = z.string().refine(isItemId, ITEM_ID_RULE);
const face = z.string().regex(/^[a-z][a-z0-9-]*$/, "a face's name consists of lower-case letters, digits and hyphens");
/** No part of it is hidden or leads upwards. */
const PATH = /^[\p{L}\p{N}_+%][\p{L}\p{M}\p{N}_+%.-]*(\/[\p{L}\p{N}_+%][\p{L}\p{M}\p{N}_+%.-]*)*$/u;
const path = z
  .string()
  .regex(PATH, "a file's path is relative, inside the bundle, with forward slashes")
  .refine((file) => file === file.normalize("NFC"), "a file's path is in Unicode's composed form (NFC)");
const gtin = z.string().superRefine((text, { addIssue }) => {
  const message = gtinProblem(text);
  if (message) addIssue({ code: "custom", message });
});
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "a sha256 has 64 lower-case hexadecimal digits");
const rgb = z.tuple([z.number(), z.number(), z.number()]);
const colour = z.tuple([z.int().min(0).max(255), z.int().min(0).max(255), z.int().min(0).max(255)]);

const Input = z.strictObject({
  /** Pixels; the network's input is a square. */
  side: z.int().min(16).max(2048),
  /** Fraction of the side left free at both ends of the pack's long side. */
  margin: z.number().min(0).max(0.4),
  /** What lies around the pack. */
  fill: colour,
  /** A pixel enters the network as (value / 255 - mean) / std, channel by channel. */
  mean: rgb,
  std: rgb.refine((values) => values.every((value) => value > 0), "a standard deviation must be larger than 0"),
});

const Backbone = z.strictObject({
  file: path,
  architecture: words,
  precision: words,
  /** Names of the tensors: float32 [1, 3, side, side] goes in, float32 [1, channels, rows, columns] comes out. */
  input: words,
  output: words,
  channels: z.int().min(1).max(65_536),
  rows: z.int().min(1).max(256),
  columns: z.int().min(1).max(256),
});

const Locator = z.strictObject({
  file: path,
  /** Names of the tensors; their shapes are those of domain/locate/letterbox.ts. */
  input: words,
  output: words,
});

/** A place in a picture, as fractions of its width and height. */
const place = z.tuple([z.number(), z.number()]);

const Tray = z.strictObject({ file: path, packs: z.array(z.tuple([place, place, place, place])) });

const Face = z.strictObject({ item: itemId, face });

const Item = z.preprocess(
  withGtins,
  z.strictObject({
    id: itemId,
    name: words,
    generic: words.optional(),
    strength: z.string(),
    form: z.string(),
    gtins: z.array(gtin).readonly().optional(),
    /** "immediate" where the card does not say. */
    reveal: z.enum(REVEALS).optional(),
    /** "check" where the card does not say. */
    otherPrint: z.enum(OTHER_PRINTS).optional(),
    probabilityFloor: share,
    knownnessFloor: share,
    lookAlikes: z.array(z.strictObject({ item: itemId, marginFloor: share })),
    faces: z
      .array(
        z.strictObject({
          face,
          identity: z.boolean(),
          words: z.array(words).readonly().optional(),
          nearest: z.strictObject({ item: itemId, face, cosine }).optional(),
        }),
      )
      .min(1),
    inseparable: z.array(itemId),
    references: z.array(z.strictObject({ face, file: path })).min(1),
  }),
);

/** Cards of versions before 0.10 have one number of an item at most. */
function withGtins(item: unknown): unknown {
  if (typeof item !== "object" || item === null || !("gtin" in item)) return item;
  const { gtin, ...others } = item;
  return { gtins: gtin === undefined ? undefined : [gtin], ...others };
}

const Golden = z.union([
  /** A crop that must be recognized, with the probability that it had when the bundle was made. */
  z.strictObject({ file: path, item: itemId, probability: share }),
  /** A crop that must never come out as a match for the item that was ordered. */
  z.strictObject({ file: path, item: z.null(), ordered: itemId }),
]);

/** A photographed pack that the head was fitted to: upright, with what surrounds it; see enrolment/exemplar.ts. */
const Photograph = z.strictObject({
  file: path,
  item: itemId,
  /** The photograph's name; other packs in it have the same. */
  picture: words,
  /** Of the pack in its photograph, in pixels. */
  length: z.number().positive(),
  breadth: z.number().positive(),
  /** Whether the program found the pack without an annotation. */
  located: z.boolean(),
  /** The lines of text that were read on it; absent where nothing was to be read. */
  words: z.array(words).readonly().optional(),
});

/** What network and head said of each golden frame when the bundle was made; see answers.ts. */
const Answers = z.strictObject({
  file: path,
  /** What computed them; see engine/arithmetic.ts. */
  arithmetic: words,
  /** The same, as other kinds of processors compute it. */
  also: z.array(z.strictObject({ file: path, arithmetic: words })).default([]),
  /** How far answers may be from the first of these where another arithmetic than any of them computes. */
  tolerances: z
    .strictObject({
      probability: share.default(TOLERANCES.probability),
      embedding: cosine.default(TOLERANCES.embedding),
      map: cosine.default(TOLERANCES.map),
      rows: share.default(TOLERANCES.rows),
    })
    .prefault({}),
});

/** Names everything in a bundle: strict all the way down, every file by its hash. */
export const Card = z.strictObject({
  schema: z.literal(SCHEMA),
  name: words,
  version: words,
  createdAt: z.iso.datetime(),
  /** True for weights that nobody should rely on. */
  provisional: z.boolean(),
  input: Input,
  backbone: Backbone,
  locator: Locator,
  head: z.strictObject({ file: path, dimensions: z.int().min(1).max(65_536), rows: z.array(Face).min(1) }),
  calibration: z.strictObject({
    temperature: z.number().positive(),
    familiarity: z.strictObject({ bias: z.number(), nearness: z.number(), lead: z.number() }),
    evidenceShareFloor: share,
  }),
  items: z.array(Item).min(1),
  golden: z.array(Golden).min(1),
  /** Absent in bundles of versions before 0.9. */
  answers: Answers.optional(),
  /** Pictures of trays in which the locator must find just these packs, by their corners clockwise. */
  trays: z.array(Tray).min(1),
  /** Of a bundle made by enrolment, what it was learned from; of one made by training, nothing. */
  photographs: z.array(Photograph).default([]),
  /** Of a bundle made by enrolment, card and head of the one that it has its networks from: a few photographs borrow from them. */
  lender: z.strictObject({ card: path, head: path }).optional(),
  /** sha256 of every file in the folder but card.json. */
  files: z.record(path, sha256),
  provenance: z.strictObject({
    data: words,
    recipe: words,
    seed: z.int().optional(),
    licence: words,
    figures: z.array(z.strictObject({ name: words, value: z.number(), n: z.int().min(0) })),
  }),
});

export type Card = z.infer<typeof Card>;
export type KeptPhotograph = z.infer<typeof Photograph>;
export type Golden = z.infer<typeof Golden>;
