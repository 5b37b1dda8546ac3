import { z } from "zod";
import type { Rectangle } from "../../../domain/picture/rectangle.ts";
import type { Skipped } from "../annotated-picture.ts";
import { around, turned } from "../geometry.ts";
import { type Format, type Label, type LabelledPicture, packNamed } from "../labelled-picture.ts";

const Place = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  rotation: z.number().default(0),
  rectanglelabels: z.array(z.string()).min(1),
});
const Size = z.object({
  original_width: z.number().positive(),
  original_height: z.number().positive(),
  image_rotation: z.number().default(0),
});
const Result = Size.extend({ value: Place });
const Task = z.object({
  data: z.record(z.string(), z.unknown()),
  annotations: z.array(z.object({ result: z.array(z.unknown()), was_cancelled: z.boolean().default(false) })),
});
/** The short export, "JSON-MIN": the picture's address, and the boxes under the name of the labelling control. */
const ShortTask = z.record(z.string(), z.unknown()).refine((task) => addressIn(task) !== undefined && boxesIn(task) !== undefined);

/** Boxes are in per cent of the picture as it is shown, turned about their upper left corner. Labels are products. */
export const labelStudio: Format = {
  name: "Label Studio",
  recognizes: (content) =>
    Array.isArray(content) && content.some((task) => Task.safeParse(task).success || ShortTask.safeParse(task).success),
  read: (content, leftOut) =>
    z
      .array(z.unknown())
      .parse(content)
      .flatMap((task, index) => pictureFrom(task, index, leftOut)),
};

function pictureFrom(content: unknown, index: number, leftOut: Skipped): readonly LabelledPicture[] {
  const task = Task.safeParse(content).data;
  const short = z.record(z.string(), z.unknown()).catch({}).parse(content);
  const address = addressIn(task?.data ?? short);
  if (address === undefined) {
    leftOut(`task ${index + 1}`, "it names no picture");
    return [];
  }
  const file = fileAt(address);
  // The last annotation that was submitted counts, as in Label Studio itself.
  const results = task ? (task.annotations.findLast(({ was_cancelled }) => !was_cancelled)?.result ?? []) : inFull(short);
  const sizes = results.flatMap((result) => Size.safeParse(result).data ?? []);
  const [size] = sizes;
  const labels = results.flatMap((result, at) => labelFrom(result, packNamed(file, at), leftOut));
  return [{ file, ...(size && { width: size.original_width, height: size.original_height }), labels }];
}

function labelFrom(result: unknown, name: string, leftOut: Skipped): readonly Label[] {
  const { data } = Result.safeParse(result);
  if (!data) leftOut(name, "it is no rectangle with a label (RectangleLabels)");
  else if (data.image_rotation !== 0)
    leftOut(name, "its picture was turned in Label Studio: turn it back there, or turn the picture's file");
  else return [labelOf(data)];
  return [];
}

function labelOf({ value, original_width, original_height }: z.infer<typeof Result>): Label {
  const [across, down] = [original_width / 100, original_height / 100];
  const upright: Rectangle = { x: value.x * across, y: value.y * down, width: value.width * across, height: value.height * down };
  const [product = ""] = value.rectanglelabels;
  if (value.rotation === 0) return { product, box: upright };
  const outline = turned(upright, value.rotation, upright);
  return { product, box: around(outline), outline };
}

/** The boxes of a short task as a full one has them. */
function inFull(task: Record<string, unknown>): readonly unknown[] {
  return (boxesIn(task) ?? []).map((box) => ({ ...Object(box), value: box }));
}

function boxesIn(task: Record<string, unknown>): readonly unknown[] | undefined {
  return Object.values(task).find(
    (value): value is unknown[] => Array.isArray(value) && value.length > 0 && value.every((box) => Place.safeParse(box).success),
  );
}

function addressIn(data: Record<string, unknown>): string | undefined {
  return Object.values(data).find(
    (value): value is string => typeof value === "string" && /\.(jpe?g|png|webp|heic|tiff?)(\?|#|$)/i.test(value),
  );
}

/** "/data/local-files/?d=trays/1.jpg" and "https://host/trays/1.jpg?signed" both become "trays/1.jpg", with folders as they are told. */
function fileAt(address: string): string {
  const local = /[?&]d=([^&]+)/.exec(address)?.[1];
  const path = local ?? address.replace(/^[a-z0-9+.-]+:\/\/[^/]*/i, "").replace(/[?#].*$/, "");
  try {
    return decodeURIComponent(path).replace(/^\/+/, "");
  } catch {
    return path;
  }
}
