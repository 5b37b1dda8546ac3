import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import type { Acknowledgement, AcknowledgeResult } from "../../src/protocol.ts";
import { forget } from "../../ui/src/answer/send.ts";
import { nothingHeard, withHello } from "../../ui/src/heard.ts";
import { type Link, LinkContext } from "../../ui/src/link.ts";
import { close } from "../../ui/src/opened.ts";
import { scan } from "../../ui/src/scanned.ts";
import { heard } from "../../ui/src/state.ts";
import type { VerdictView } from "../../ui/src/told.ts";
import { Verdict } from "../../ui/src/views/verdict.tsx";
import { cannedHello, explanation, ORDER, verdict } from "../support/canned-views.ts";
import { DRAWN_ITEMS } from "../support/drawn-packs.ts";

const formulary = DRAWN_ITEMS.map((item) => ({ ...item, references: [] }));
heard.value = withHello(nothingHeard(0), cannedHello({ formulary }), 0);

const page = document.createElement("div");
document.body.append(page);
afterEach(async () => {
  await act(() => render(null, page));
  forget();
  close();
});

test("a stop names what is seen and what was ordered, as the hospital typed them, with strength and form", async () => {
  await show(verdict({ look: "mismatch", seen: "hydroxyzine-25" }));
  expect(panel()).toMatch(/Stop.*This looks like.*hydrOXYzine 25 mg film-coated tablet.*Ordered.*hydrALAZINE 25 mg tablet/);
});

test.each([
  [{ says: "other-item", item: "hydroxyzine-25" }, /Stop.*The code says.*hydrOXYzine 25 mg.*Ordered.*hydrALAZINE 25 mg/],
  [{ says: "unknown-code" }, /Stop.*The code on this pack belongs to no medicine in the list.*Ordered.*hydrALAZINE 25 mg/],
  [{ says: "expired", on: "2026-11-29" }, /Stop.*This pack expired on 29 November 2026.*Ordered.*hydrALAZINE 25 mg/],
] as const)("a stop because of a code says why: %o", async (code, says) => {
  await show(verdict({ look: "mismatch", code }));
  expect(panel()).toMatch(says);
});

test.each([
  ["unreadable", "The code was not read. Scan it again."],
  ["unheard", "The code was not read. Scan it again."],
  ["nothing", "The list has no code to compare this one with."],
] as const)("a scan that came to nothing (%s) is told below the answer, until one is read", async (result, words) => {
  await show(verdict({ look: "match" }));
  await act(() => scan({ scan: () => Promise.resolve(result) }, "]d2"));
  expect(panel()).toContain(words);
  await act(() => scan({ scan: () => Promise.resolve("agrees") }, "]d2"));
  expect(panel()).not.toContain("code was not");
});

test("an item that is not in the formulary is called by its key", async () => {
  await show(verdict({ look: "mismatch", seen: "strange-1" }));
  expect(panel()).toContain("strange-1");
});

test("a match asks for nothing", async () => {
  await show(verdict({ look: "match" }));
  expect(page.querySelectorAll(".button")).toHaveLength(0);
});

test("a verdict always carries the number of its entry", async () => {
  await show(verdict({ look: "match" }));
  expect(panel()).toContain("Entry 42");
});

test("putting back is one tap", async () => {
  const { link, sent } = recordingLink("recorded");
  await show(verdict({ look: "mismatch", seen: "hydroxyzine-25" }), link);
  await tap("Put back");
  expect(sent).toEqual([{ entry: 42, answer: { did: "put-back" } }]);
});

test("a wrong pack that is brought back is not put back: each kind has its own answer", async () => {
  const order = { ...ORDER, kind: "return" } as const;
  const { link, sent } = recordingLink("recorded");
  await show(verdict({ look: "mismatch", seen: "hydroxyzine-25" }, { order }), link);
  await tap("Do not return");
  expect(sent).toEqual([{ entry: 42, answer: { did: "put-back" } }]);
});

test("an override takes a reason, one of six", async () => {
  const { link, sent } = recordingLink("recorded");
  await show(verdict({ look: "mismatch", seen: "hydroxyzine-25" }), link);
  await tap("Override");
  expect(page.querySelectorAll(".reasons .button")).toHaveLength(6);
  expect(sent).toEqual([]);
  await tap("Urgent");
  expect(sent).toEqual([{ entry: 42, answer: { did: "override", reason: "urgent" } }]);
  expect(page.querySelector(".reasons")).toBeNull();
});

test("the sixth reason is typed, key by key, and goes out in the nurse's own words", async () => {
  const { link, sent } = recordingLink("recorded");
  await show(verdict({ look: "mismatch", seen: "hydroxyzine-25" }), link);
  await tap("Override");
  await tap("Other reason");
  expect(button("Record").disabled).toBe(true);
  for (const key of ["n", "o", "Space", "b", "o", "x", "x", "Erase"]) await tap(key);
  await tap("Record");
  expect(sent).toEqual([{ entry: 42, answer: { did: "override", reason: "other", words: "no box" } }]);
});

test("an override can be left again without an answer", async () => {
  const { link, sent } = recordingLink("recorded");
  await show(verdict({ look: "mismatch", seen: "hydroxyzine-25" }), link);
  await tap("Override");
  await tap("Back");
  expect(page.querySelector(".reasons")).toBeNull();
  expect(sent).toEqual([]);
});

test.each([
  ["It is right", "it-is-right"],
  ["It is wrong", "it-is-wrong"],
  ["Check again", "check-again"],
])("a doubt is answered by one tap: %s", async (label, did) => {
  const { link, sent } = recordingLink("recorded");
  await show(verdict({ look: "unsure", because: "unknown-pack" }), link);
  await tap(label);
  expect(sent).toEqual([{ entry: 42, answer: { did } }]);
});

test.each(["stale", "refused", "unheard"] as const)(
  "an answer that is %s is said not to be recorded, and the buttons stay",
  async (result) => {
    await show(verdict({ look: "unsure", because: "glare" }), recordingLink(result).link);
    await tap("It is right");
    expect(panel()).toContain("Not recorded");
    expect(button("It is right").disabled).toBe(false);
  },
);

test("there is no why of a pack that was not recognized", async () => {
  const looked = await explanation("hydroxyzine-25");
  const labels = () => [...page.querySelectorAll(".tool")].map(({ textContent }) => textContent);
  await show(verdict({ look: "mismatch", seen: "hydroxyzine-25" }, { explanation: looked }));
  expect(labels()).toContain("Why?");
  await show(verdict({ look: "unsure", because: "unknown-pack" }, { explanation: { ...looked, maps: [] } }));
  expect(labels()).not.toContain("Why?");
});

async function show(view: VerdictView, link: Link = recordingLink("recorded").link): Promise<void> {
  const screen = (
    <LinkContext.Provider value={link}>
      <Verdict view={view} />
    </LinkContext.Provider>
  );
  await act(() => render(screen, page));
}

function recordingLink(result: AcknowledgeResult | "unheard"): { link: Link; sent: Acknowledgement[] } {
  const sent: Acknowledgement[] = [];
  const acknowledge = (message: Acknowledgement) => {
    sent.push(message);
    return Promise.resolve(result);
  };
  const tools = { selfTest: notSaid, maintain: notSaid, unlock: notSaid, commission: notSaid, teach: notSaid };
  return { link: { acknowledge, end: notSaid, badge: notSaid, scan: notSaid, play: notSaid, ...tools }, sent };
}

function notSaid(): never {
  throw new Error("a verdict's buttons only answer");
}

function panel(): string {
  return page.querySelector(".panel")?.textContent ?? "";
}

function button(name: string): HTMLButtonElement {
  const found = [...page.querySelectorAll("button")].find((candidate) => candidate.textContent === name);
  if (!found) throw new Error(`there is no button "${name}"`);
  return found;
}

async function tap(name: string): Promise<void> {
  await act(() => button(name).click());
}
