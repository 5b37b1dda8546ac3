import { z } from "zod";

/** What other tools write, by what gives them away; recognized so that they are refused by name. */
const SIGNS: readonly (readonly [string, z.ZodType])[] = [
  ["Pascal VOC", z.object({ annotation: z.unknown() })],
  ["CVAT for video", z.object({ annotations: z.object({ track: z.unknown() }) })],
  ["LabelMe", z.object({ shapes: z.array(z.unknown()), imagePath: z.string() })],
  ["VGG Image Annotator (VIA)", z.object({ _via_img_metadata: z.unknown() })],
  [
    "VGG Image Annotator (VIA)",
    z.record(z.string(), z.object({ filename: z.string(), regions: z.unknown() })).refine((files) => Object.keys(files).length > 0),
  ],
  ["CreateML", z.array(z.object({ image: z.string(), annotations: z.array(z.object({ coordinates: z.unknown() })) })).min(1)],
  ["list of COCO results", z.array(z.object({ image_id: z.unknown(), bbox: z.unknown() })).min(1)],
];

export function unknownFormat(content: unknown): string | undefined {
  return SIGNS.find(([, sign]) => sign.safeParse(content).success)?.[0];
}

/** In three lines: what it is, and the two ways on. */
export function refusalOf(what: string, format: string): string {
  return [
    `${what}: this is ${/^[AEIOU]/i.test(format) ? "an" : "a"} ${format} annotation, which cannot be read.`,
    'Export it as COCO, Label Studio JSON or CVAT for images 1.1, or write annotations.json as "blisterscope help enrol" shows it,',
    "or sort the photographs into a folder for each product, named after it: then no boxes are needed.",
  ].join("\n");
}
