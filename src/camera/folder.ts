import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "../errors.ts";
import { readPicture } from "../jpeg/picture-file.ts";
import { isPictureName } from "../jpeg/picture-name.ts";

/**
 * Every usable picture of the folder in natural order (2.jpg before 10.jpg), each `times` in a row.
 * Holds one picture at a time. Throws Fault CAMERA_NOT_FOUND when there is none to read.
 */
export async function* playFolder(
  folder: string,
  times: number,
  onUnreadable: (file: string, error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  for (const name of await listPictures(folder)) {
    const file = join(folder, name);
    try {
      const picture = await readPicture(file);
      for (let shown = 0; shown < times; shown += 1) yield picture;
    } catch (error) {
      onUnreadable(file, error);
    }
  }
}

export async function listPictures(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter(isPictureName).sort(naturalOrder.compare);
  if (names.length === 0) {
    throw new Fault(
      "CAMERA_NOT_FOUND",
      `The folder ${folder} holds no picture (.jpg, .png, .webp, .tif). Put some there, or set camera.path to another folder.`,
    );
  }
  return names;
}

const naturalOrder = new Intl.Collator("en", { numeric: true });
