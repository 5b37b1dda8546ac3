import { z } from "zod";
import { around, turned } from "../geometry.ts";
import { type Format, type Label, packNamed } from "../labelled-picture.ts";

const number = z.coerce.number<string>();
const Box = z.object({ label: z.string(), xtl: number, ytl: number, xbr: number, ybr: number, rotation: number.default(0) });
const Polygon = z.object({
  label: z.string(),
  points: z.string().regex(/^\s*(?:[-\d.]+,[-\d.]+\s*(?:;|$)\s*){3,}$/, "it has no three corners"),
});
const Image = z.object({
  name: z.string().min(1),
  width: number,
  height: number,
  box: z.array(z.unknown()).default([]),
  polygon: z.array(z.unknown()).default([]),
});
const Content = z.object({ annotations: z.object({ image: z.array(z.unknown()) }) });

/** "CVAT for images 1.1", parsed from its XML. Labels are products. https://docs.cvat.ai/docs/manual/advanced/formats/format-cvat/ */
export const cvat: Format = {
  name: "CVAT for images",
  recognizes: (content) => Content.safeParse(content).success,
  read(content, leftOut) {
    return Content.parse(content).annotations.image.flatMap((image, index) => {
      const parsed = Image.safeParse(image);
      if (!parsed.success) {
        leftOut(`image ${index + 1}`, z.prettifyError(parsed.error));
        return [];
      }
      const { name: file, width, height, box, polygon } = parsed.data;
      const shapes = [...box.map((shape) => ({ shape, read: boxed })), ...polygon.map((shape) => ({ shape, read: outlined }))];
      const labels = shapes.flatMap(({ shape, read }, at): Label[] => {
        const label = read(shape);
        if (label instanceof z.ZodError) leftOut(packNamed(file, at), z.prettifyError(label));
        return label instanceof z.ZodError ? [] : [label];
      });
      return [{ file, width, height, labels }];
    });
  },
};

function boxed(shape: unknown): Label | z.ZodError {
  const { data, error } = Box.safeParse(shape);
  if (!data) return error;
  const { label, xtl, ytl, xbr, ybr, rotation } = data;
  const upright = { x: xtl, y: ytl, width: xbr - xtl, height: ybr - ytl };
  if (rotation === 0) return { product: label, box: upright };
  const outline = turned(upright, rotation, { x: (xtl + xbr) / 2, y: (ytl + ybr) / 2 });
  return { product: label, box: around(outline), outline };
}

function outlined(shape: unknown): Label | z.ZodError {
  const { data, error } = Polygon.safeParse(shape);
  if (!data) return error;
  const pairs = data.points.split(";").filter((pair) => pair.trim() !== "");
  const outline = pairs.map((pair) => {
    const [x = Number.NaN, y = Number.NaN] = pair.split(",").map(Number);
    return { x, y };
  });
  return { product: data.label, box: around(outline), outline };
}
