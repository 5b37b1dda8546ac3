import { createHash } from "node:crypto";
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openPictures } from "../../src/audit/pictures.ts";
import { Config } from "../../src/config.ts";
import { openLog } from "../../src/log.ts";
import { emptyFolder } from "../support/folder.ts";

const { retention } = Config.parse({});
const log = openLog("silent");
const DAY_S = 24 * 3_600;

/** A JPEG of so many bytes, unlike any other. */
function picture(seed: number, bytes = 1_000): Uint8Array {
  return new Uint8Array(bytes).fill(seed);
}

function kept(dataDir: string): string[] {
  return readdirSync(dataDir).includes("pictures") ? readdirSync(join(dataDir, "pictures")).sort() : [];
}

test("unless somebody asks for it no picture is kept", () => {
  const dataDir = emptyFolder();
  const { retainImages } = Config.parse({});
  const pictures = openPictures({ dataDir, retainImages, retention, log });
  for (const look of ["match", "mismatch", "unsure"] as const) expect(pictures.keep(picture(1), look)).toBeUndefined();
  expect(kept(dataDir)).toEqual([]);
});

test("of what is no match the picture is kept under its hash, which the caller learns", () => {
  const dataDir = emptyFolder();
  const pictures = openPictures({ dataDir, retainImages: "nonGreen", retention, log });
  expect(pictures.keep(picture(1), "match")).toBeUndefined();
  const hash = pictures.keep(picture(2), "mismatch");
  expect(hash).toBe(createHash("sha256").update(picture(2)).digest("hex"));
  expect(pictures.keep(picture(2), "unsure")).toBe(hash);
  expect(kept(dataDir)).toEqual([`${hash}.jpg`]);
  expect(new Uint8Array(readFileSync(join(dataDir, "pictures", `${hash}.jpg`)))).toEqual(picture(2));
});

test("a sample is a share of all verdicts, of whatever look", () => {
  const dataDir = emptyFolder();
  let drawn = 0;
  const random = () => (drawn++ % 10) / 10;
  const pictures = openPictures({ dataDir, retainImages: "sample", retention: { ...retention, share: 0.2 }, log, random });
  for (let one = 0; one < 50; one++) pictures.keep(picture(one), "match");
  expect(kept(dataDir)).toHaveLength(10);
});

test("the oldest go when they are too many, and all that are too old, also after a restart", () => {
  const dataDir = emptyFolder();
  const limits = { ...retention, megabytes: 1, days: 2 };
  const open = () => openPictures({ dataDir, retainImages: "nonGreen", retention: limits, log });
  const pictures = open();
  const hashes = [1, 2, 3].map((seed) => pictures.keep(picture(seed, 400_000), "unsure"));
  expect(kept(dataDir)).toEqual([`${hashes[1]}.jpg`, `${hashes[2]}.jpg`].sort());
  const longAgo = Date.now() / 1_000 - 3 * DAY_S;
  utimesSync(join(dataDir, "pictures", `${hashes[2]}.jpg`), longAgo, longAgo);
  open();
  expect(kept(dataDir)).toEqual([`${hashes[1]}.jpg`]);
});

test("a picture that cannot be kept is a word in the log and no hindrance", () => {
  const dataDir = emptyFolder();
  writeFileSync(join(dataDir, "pictures"), "in the way");
  const warned: unknown[] = [];
  const pictures = openPictures({ dataDir, retainImages: "nonGreen", retention, log: { warn: (about: unknown) => warned.push(about) } });
  expect(pictures.keep(picture(1), "unsure")).toBeUndefined();
  expect(warned).toHaveLength(1);
});
