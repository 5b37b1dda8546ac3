import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Verdict } from "../domain/verdict/verdict.ts";
import type { Log } from "../log.ts";

interface Options extends Pick<Config, "dataDir" | "retainImages" | "retention"> {
  readonly log: Pick<Log, "warn">;
  /** From 0 to 1; for the sample. */
  readonly random?: () => number;
}

interface Kept {
  readonly file: string;
  readonly bytes: number;
  readonly atMs: number;
}

const DAY_MS = 24 * 3_600_000;

/**
 * Pictures of packs beside the record, in DIR/pictures, each named by its sha256. Its verdict's row holds that hash, so the record proves
 * a picture that is still there, and misses nothing when it is gone. A picture that cannot be kept holds up no verdict.
 */
export function openPictures({ dataDir, retainImages, retention, log, random = Math.random }: Options) {
  const dir = join(dataDir, "pictures");
  /** Oldest first. */
  const kept = keptIn(dir);

  function tidy(): void {
    const oldestMs = Date.now() - retention.days * DAY_MS;
    let bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
    for (let [first] = kept; first && (bytes > retention.megabytes * 1e6 || first.atMs < oldestMs); [first] = kept) {
      rmSync(first.file, { force: true });
      bytes -= first.bytes;
      kept.shift();
    }
  }

  function wants(look: Verdict["look"]): boolean {
    if (retainImages === "sample") return random() < retention.share;
    return retainImages === "nonGreen" && look !== "match";
  }

  tidy();
  return {
    /** Returns the picture's sha256 in hexadecimal; undefined when it is not kept. */
    keep(jpeg: Uint8Array, look: Verdict["look"]): string | undefined {
      if (!wants(look)) return undefined;
      const hash = createHash("sha256").update(jpeg).digest("hex");
      const file = join(dir, `${hash}.jpg`);
      if (existsSync(file)) return hash;
      try {
        mkdirSync(dir, { recursive: true, mode: 0o700 });
        writeFileSync(`${file}.new`, jpeg, { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch (error) {
        log.warn({ error: String(error) }, "a picture could not be kept");
        return undefined;
      }
      kept.push({ file, bytes: jpeg.length, atMs: Date.now() });
      tidy();
      return hash;
    },
    /** Removes what is too old: call this now and then. */
    tidy,
  };
}

function keptIn(dir: string): Kept[] {
  try {
    return readdirSync(dir)
      .map((name) => join(dir, name))
      .map((file) => ({ file, stats: statSync(file) }))
      .map(({ file, stats }) => ({ file, bytes: stats.size, atMs: stats.mtimeMs }))
      .sort((a, b) => a.atMs - b.atMs);
  } catch {
    return []; // none was ever kept
  }
}
