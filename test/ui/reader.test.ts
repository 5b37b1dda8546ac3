import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { listenForReaders } from "../../ui/src/reader.ts";

let read: string[] = [];
let scanned: string[] = [];
listenForReaders({
  badge(badge) {
    read.push(badge);
    return Promise.resolve("read");
  },
  scan(raw) {
    scanned.push(raw);
    return Promise.resolve("agrees");
  },
});
beforeEach(() => {
  read = [];
  scanned = [];
});

test("what a reader types at once and ends with Enter is a badge, and presses no button", () => {
  press("N", "-", "4", "7", "1", "1");
  expect(press("Enter")).toBe(false);
  expect(read).toEqual(["N-4711"]);
});

test("what begins with the kind of its symbol is a code, and its separator arrives", () => {
  press(..."]d2010400638133393110A");
  press("Control");
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "]", ctrlKey: true }));
  press(..."17261130", "Enter");
  expect(scanned).toEqual(["]d2010400638133393110A\u001d17261130"]);
  expect(read).toEqual([]);
});

test("Enter alone is a key like any other", () => {
  expect(press("Enter")).toBe(true);
  expect(read).toEqual([]);
});

test("a person who types slowly is no reader", async () => {
  for (const key of ["4", "7", "1", "1", "Enter"]) {
    press(key);
    await sleep(60);
  }
  expect(read).toEqual([]);
});

test("what is typed into a line belongs to the line", () => {
  const line = document.body.appendChild(document.createElement("input"));
  for (const key of ["4", "7", "1", "1", "Enter"]) line.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  line.remove();
  expect(read).toEqual([]);
});

/** Whether the last key keeps its usual effect. */
function press(...keys: readonly string[]): boolean {
  return keys.map((key) => document.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }))).at(-1) === true;
}
