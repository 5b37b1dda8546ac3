import { generateKeyPairSync } from "node:crypto";
import { readFile, rename, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { flipBit } from "../../support/flip-bit.ts";
import { changeCard } from "../../support/tiny-bundle.ts";
import type { Cabinet } from "../cabinet.ts";
import type { FaultCase } from "../fault.ts";

/** Found at a start; mended without another. */
function atStart(fault: string, break_: (cabinet: Cabinet) => Promise<unknown>, mend: (cabinet: Cabinet) => Promise<unknown>): FaultCase {
  return {
    area: "bundle",
    fault,
    pack: "right",
    expects: "off",
    async inject(cabinet) {
      await cabinet.whileOff(() => break_(cabinet));
      return () => mend(cabinet);
    },
  };
}

/** Keeps the file's content, and puts it back. */
function damaged(fault: string, name: string, damage: (file: string, cabinet: Cabinet) => Promise<unknown>): FaultCase {
  let kept: Buffer;
  return atStart(
    fault,
    async (cabinet) => {
      kept = await readFile(join(cabinet.bundle, name));
      await damage(join(cabinet.bundle, name), cabinet);
    },
    ({ bundle }) => writeFile(join(bundle, name), kept),
  );
}

export const BUNDLE_FAULTS: readonly FaultCase[] = [
  damaged("one bit of the network is flipped", "backbone.onnx", flipBit),
  damaged("the classifier's file is cut in half", "head.safetensors", async (file) => truncate(file, (await readFile(file)).length >> 1)),
  damaged("the card is no JSON", "card.json", (file) => writeFile(file, "{")),
  damaged("the card names a file outside the bundle", "card.json", (_, { bundle }) =>
    changeCard(bundle, (card) => ({ ...card, backbone: { ...card.backbone, file: "../../etc/passwd" } })),
  ),
  damaged("the card promises an answer of 4 billion numbers", "card.json", (_, { bundle }) =>
    changeCard(bundle, (card) => ({ ...card, backbone: { ...card.backbone, channels: 65_536, rows: 256, columns: 256 } })),
  ),
  atStart(
    "the folder is gone",
    ({ bundle }) => rename(bundle, `${bundle}.gone`),
    ({ bundle }) => rename(`${bundle}.gone`, bundle),
  ),
  {
    area: "bundle",
    fault: "nobody signed it, and the cabinet has a key",
    pack: "right",
    expects: "off",
    async inject(cabinet) {
      const key = join(cabinet.dataDir, "../public.pem");
      await writeFile(key, generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }));
      await cabinet.whileOff(() => cabinet.configure({ vision: { bundle: cabinet.bundle, publicKeyFile: key } }));
      return () => cabinet.whileOff(() => cabinet.configure({ vision: { bundle: cabinet.bundle } }));
    },
  },
];
