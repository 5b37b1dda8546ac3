import { identityError } from "../../domain/evidence/cam/class-map.ts";
import { METHODS } from "../../domain/evidence/cam/methods.ts";
import type { ActivationMap } from "../../domain/evidence/evidence.ts";
import type { Features } from "../../domain/evidence/features.ts";
import type { Head } from "../../domain/evidence/head.ts";
import { speakingRow } from "../../domain/evidence/judge.ts";
import type { Picture } from "../../domain/frame.ts";
import type { ItemId } from "../../domain/item.ts";
import { type Contender, contenders } from "./contenders.ts";
import type { Input } from "./input.ts";
import { scoreCamByPasses } from "./score-cam.ts";

/** What the network is shown. */
export interface Shown {
  /** The whole picture, or the pack upright and alone. */
  readonly table: "pack" | "scene";
  readonly file: string;
  /** The item of the pack in question. */
  readonly item: ItemId;
  readonly input: Input;
}

/** What the network saw, with every method's map of the item. */
export interface Look extends Shown {
  /** The head's row that speaks for the item. */
  readonly row: number;
  readonly features: Features;
  readonly maps: ReadonlyMap<string, ActivationMap>;
  readonly contenders: readonly Contender[];
  /** See domain/evidence/cam/class-map.ts. */
  readonly identityError: number;
}

interface Parts {
  readonly head: Head;
  readonly nothing: Picture;
  readonly run: (crop: Picture) => Promise<Features>;
}

/** `scored` adds a map by Score-CAM, which takes passes of its own. */
export async function lookAt(shown: Shown, scored: boolean, { head, nothing, run }: Parts): Promise<Look> {
  const { picture, pack } = shown.input;
  const features = await run(picture);
  const row = speakingRow(features, head, shown.item);
  const maps = new Map(Object.entries(METHODS).map(([method, map]) => [method, map(features, head, row)]));
  if (scored) maps.set("Score-CAM", await scoreCamByPasses({ picture, nothing, features, head, row, run }));
  return { ...shown, row, features, maps, contenders: contenders(maps, pack.side), identityError: identityError(features, head, row) };
}
