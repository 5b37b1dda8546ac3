import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Whoever reads the file, also after a power cut, finds what was in it before or all of `text`. One writer at a time. */
export function writeDurably(file: string, text: string): void {
  const dir = dirname(file);
  const draft = join(dir, `.${basename(file)}`);
  const writing = openSync(draft, "w");
  try {
    writeFileSync(writing, text);
    fsyncSync(writing);
  } finally {
    closeSync(writing);
  }
  renameSync(draft, file);
  syncFolder(dir);
}

function syncFolder(dir: string): void {
  const folder = openSync(dir, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
