import { z } from "zod";
import { type Format, type Label, packNamed } from "../labelled-picture.ts";

const Image = z.object({
  id: z.union([z.number(), z.string()]),
  file_name: z.string().min(1),
  width: z.number().positive().optional(),
  height: z.number().positive().optional(),
});
const Annotation = z.object({
  image_id: z.union([z.number(), z.string()]),
  category_id: z.union([z.number(), z.string()]),
  bbox: z.array(z.number()).length(4),
  segmentation: z.unknown().optional(),
});
const Category = z.object({ id: z.union([z.number(), z.string()]), name: z.string() });
const Content = z.object({ images: z.array(Image), annotations: z.array(z.unknown()), categories: z.array(Category) });

/** Categories are products. https://cocodataset.org/#format-data */
export const coco: Format = {
  name: "COCO",
  recognizes: (content) => z.object({ images: z.array(z.unknown()), categories: z.array(z.unknown()) }).safeParse(content).success,
  read(content, leftOut) {
    const parsed = Content.safeParse(content);
    if (!parsed.success) throw new Error(`is not as COCO is: ${z.prettifyError(parsed.error)}`);
    const { images, annotations, categories } = parsed.data;
    const products = new Map(categories.map(({ id, name }) => [id, name]));
    const labels = new Map<string | number, Label[]>(images.map(({ id }) => [id, []]));
    const files = new Map(images.map(({ id, file_name }) => [id, file_name]));
    annotations.forEach((annotation, index) => {
      const one = Annotation.safeParse(annotation);
      const own = one.success ? labels.get(one.data.image_id) : undefined;
      const product = one.success ? products.get(one.data.category_id) : undefined;
      const name = (one.success && files.get(one.data.image_id)) || `annotations[${index}]`;
      if (!one.success) leftOut(name, z.prettifyError(one.error));
      else if (own === undefined) leftOut(name, `it is of the image ${one.data.image_id}, which is not among the images`);
      else if (product === undefined)
        leftOut(packNamed(name, own.length), `its category ${one.data.category_id} is not among the categories`);
      else own.push(labelFrom(one.data, product));
    });
    return images.map(({ id, file_name, ...size }) => ({ file: file_name, ...size, labels: labels.get(id) ?? [] }));
  },
};

function labelFrom({ bbox, segmentation }: z.infer<typeof Annotation>, product: string): Label {
  const [x = 0, y = 0, width = 0, height = 0] = bbox;
  const outline = polygonIn(segmentation);
  return { product, box: { x, y, width, height }, ...(outline && { outline }) };
}

/** The largest polygon of those that make up the pack; none of a mask in run lengths. */
function polygonIn(segmentation: unknown) {
  const { data } = z.array(z.array(z.number()).min(6)).min(1).safeParse(segmentation);
  const [largest] = data?.toSorted((a, b) => b.length - a.length) ?? [];
  return (
    largest && Array.from({ length: Math.floor(largest.length / 2) }, (_, at) => ({ x: largest[2 * at] ?? 0, y: largest[2 * at + 1] ?? 0 }))
  );
}
