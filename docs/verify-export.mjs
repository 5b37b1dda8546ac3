#!/usr/bin/env node
// Checks an export of a Blisterscope record (`blisterscope export`, or GET /v1/audit) on any machine with Node 18 or later:
//
//     node verify-export.mjs EXPORT.ndjson [HASH]
//
// HASH is the hash of an entry that was noted earlier, elsewhere: it proves that the record is the one it was then. Exit code 0: whole.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

const START = "0".repeat(64);
const [file, noted] = process.argv.slice(2);
if (file === undefined) end(2, "Usage: node verify-export.mjs EXPORT.ndjson [HASH]");

let last; // what the first line promises
let head; // the last link that holds
let from = 0;
let foundNoted = noted === undefined;
let lineNumber = 0;
try {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    lineNumber += 1;
    check(JSON.parse(line));
  }
} catch (error) {
  end(1, `The export is broken: line ${lineNumber} cannot be read (${error.message}).`);
}

if (head === undefined) end(1, "The export is broken: it is empty.");
if (head.number !== last.number || head.hash !== last.hash)
  end(1, `The export is broken: it ends with entry ${head.number}, and should end with entry ${last.number}.`);
if (!foundNoted) end(1, "The export holds no entry with the noted hash: it is of another record, of another part, or was changed.");
end(0, `The export is whole: entries ${from + 1} to ${head.number}, head ${head.hash}`);

function check(value) {
  if (head !== undefined) return follow(value);
  if (value.export !== "blisterscope" || value.version !== 1) end(1, "The first line does not say that this is an export of version 1.");
  if (value.after.number === 0 && value.after.hash !== START) end(1, "The export is broken: its first entry attaches to nothing.");
  from = value.after.number;
  head = value.after;
  last = value.last;
}

function follow(entry) {
  const { number, id, at, monotonicMs, kind, body, previous, hash } = entry;
  // Or the line feeds between the fields could be moved without changing the hash.
  if ([id, at, kind, body].some((field) => field.includes("\n"))) end(1, `The export is broken: entry ${number} holds a line feed.`);
  const text = [previous, number, id, at, monotonicMs, kind, body].map((field) => `${field}\n`).join("");
  if (number !== head.number + 1) end(1, `The export is broken: entry ${number} follows entry ${head.number}.`);
  if (previous !== head.hash) end(1, `The export is broken: entry ${number} does not name the hash of the entry before it.`);
  if (createHash("sha256").update(text, "utf8").digest("hex") !== hash)
    end(1, `The export is broken: entry ${number} does not fit its hash: it was changed after it was written.`);
  foundNoted ||= hash === noted;
  head = { number, hash };
}

function end(exitCode, sentence) {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${sentence}\n`);
  process.exit(exitCode);
}
