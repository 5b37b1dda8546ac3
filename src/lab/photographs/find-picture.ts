import { access } from "node:fs/promises";
import { basename, join } from "node:path";

/** The prefix that Label Studio adds to an uploaded file's name. */
const UPLOADED = /^[0-9a-f]{8}-/;

/**
 * Finds in the folder the picture that a labelling tool knows by this name: exports put pictures beside the annotations or
 * into images/, or leave them where they were. Undefined if not found; what lies outside of the folder is not looked for.
 */
export async function findPicture(dir: string, name: string): Promise<string | undefined> {
  const file = name.replaceAll("\\", "/");
  const plain = basename(file);
  const names = [file, plain, plain.replace(UPLOADED, "")];
  const places = names.flatMap((one) => [one, join("images", one)]);
  // Some systems store letters and their accents as separate characters.
  const candidates = places.flatMap((place) => [place, place.normalize("NFC"), place.normalize("NFD")]);
  const inside = candidates.map((candidate) => join(candidate)).filter((candidate) => !candidate.startsWith(".."));
  for (const candidate of new Set(inside)) if (await exists(join(dir, candidate))) return candidate;
  return undefined;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
