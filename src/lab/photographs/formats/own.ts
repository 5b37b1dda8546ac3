import { z } from "zod";
import type { Rectangle } from "../../../domain/picture/rectangle.ts";
import type { Skipped } from "../annotated-picture.ts";
import { type Format, type Label, type LabelledPicture, packNamed } from "../labelled-picture.ts";

const pixels = z.number().positive();
const box = z.tuple([z.number(), z.number(), pixels, pixels]);

/** Strict about what is used; anything else, a note for example, is ignored. */
const Instance = z.object({
  product: z.string(),
  id: z.string().optional(),
  box,
  polygon: z
    .array(z.tuple([z.number(), z.number()]))
    .min(3)
    .optional(),
  components: z.record(z.string(), box).default({}),
});
const Picture = z.object({ file: z.string().min(1), width: pixels, height: pixels, instances: z.array(z.unknown()) });
const Content = z.object({ images: z.array(z.unknown()) });

/** The program's own annotations.json; `help enrol` shows one. */
export const own: Format = {
  name: "annotations.json",
  recognizes: (content) => Content.safeParse(content).success,
  read(content, leftOut) {
    const parsed = Content.safeParse(content);
    if (!parsed.success) throw new Error(`is not as expected: ${problems(parsed.error, [])}`);
    return parsed.data.images.flatMap((image, index) => pictureFrom(image, index, leftOut));
  },
};

function pictureFrom(image: unknown, index: number, leftOut: Skipped): readonly LabelledPicture[] {
  const parsed = Picture.safeParse(image);
  if (!parsed.success) {
    const { file } = z.object({ file: z.string() }).catch({ file: "" }).parse(image);
    leftOut(file || `picture ${index + 1}`, problems(parsed.error, ["images", index]));
    return [];
  }
  const { instances, ...picture } = parsed.data;
  return [{ ...picture, labels: instances.flatMap((instance, at) => labelFrom(instance, [index, at], picture.file, leftOut)) }];
}

function labelFrom(instance: unknown, [image, at]: readonly [number, number], file: string, leftOut: Skipped): readonly Label[] {
  const parsed = Instance.safeParse(instance);
  if (!parsed.success) {
    leftOut(packNamed(file, at), problems(parsed.error, ["images", image, "instances", at]));
    return [];
  }
  const { box, polygon, components, product, id } = parsed.data;
  return [
    {
      product,
      ...(id !== undefined && { id }),
      box: rectangle(box),
      ...(polygon && { outline: polygon.map(([x, y]) => ({ x, y })) }),
      components: Object.values(components).map(rectangle),
    },
  ];
}

function rectangle([x, y, width, height]: z.infer<typeof box>): Rectangle {
  return { x, y, width, height };
}

function problems({ issues }: z.ZodError, where: readonly PropertyKey[]): string {
  return issues.map(({ path, message }) => `${z.core.toDotPath([...where, ...path])}: ${message}`).join("; ");
}
