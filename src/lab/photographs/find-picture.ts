import { access } from "node:fs/promises";
import { basename, join } from "node:path";

/** What Label Studio puts before the name of an uploaded file. */
const UPLOADED = /^[0-9a-f]{8}-/;

/**
 * Where in the folder a picture lies that a labelling tool knows by this name: exports put the pictures beside the
 * annotations, into images/, or leave them where they were. Undefined if it is nowhere.
 */
export async function findPicture(dir: string, name: string): Promise<string | undefined> {
  const file = name.replaceAll("\\", "/");
  const plain = basename(file);
  const names = [file, plain, plain.replace(UPLOADED, "")];
  const places = names.flatMap((one) => [one, join("images", one)]);
  // Some systems store letters and their accents apart.
  const candidates = places.flatMap((place) => [place, place.normalize("NFC"), place.normalize("NFD")]);
  for (const candidate of new Set(candidates)) if (await exists(join(dir, candidate))) return candidate;
  return undefined;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
