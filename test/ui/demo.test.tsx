import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ClipCard } from "../../src/domain/clip.ts";
import type { Hello, PlayResult } from "../../src/protocol.ts";
import { nothingHeard, withHello, withView } from "../../ui/src/heard.ts";
import { LinkContext } from "../../ui/src/link.ts";
import { open, opened } from "../../ui/src/opened.ts";
import { heard } from "../../ui/src/state.ts";
import { Demo } from "../../ui/src/views/demo.tsx";
import { cannedHello } from "../support/canned-views.ts";
import { DRAWN_ITEMS } from "../support/drawn-packs.ts";

const formulary = DRAWN_ITEMS.map((item) => ({ ...item, references: [] }));
const picture = "AQ==";
const CLIPS: readonly ClipCard[] = [
  { name: "nothing", packs: [], glare: false, picture },
  { name: "right", packs: [{ item: "hydroxyzine-25", face: "pill" }], glare: false, picture },
  {
    name: "two",
    packs: [
      { item: "hydroxyzine-25", face: "print" },
      { item: "hydralazine-25", face: "print" },
    ],
    glare: false,
    picture,
  },
  { name: "stranger", packs: [{ item: null, face: "print" }], glare: false, picture },
  { name: "bright", packs: [{ item: "hydralazine-25", face: "print" }], glare: true, picture },
];

const page = document.createElement("div");
document.body.append(page);
let played: (string | null)[];
let result: PlayResult | "unheard";
beforeEach(() => {
  played = [];
  result = "playing";
});
afterEach(() => act(() => render(null, page)));

test("the medicines of the recording are on offer first, and the others after them", async () => {
  await show({ clips: CLIPS });
  const headings = texts(".demo-title");
  expect(headings).toEqual(["In the recorded tray", "Other medicines"]);
  const offered = [...page.querySelectorAll(".demo-items > *")].map((one) => (one as HTMLElement).dataset["item"] ?? one.textContent);
  const others = formulary.map(({ id }) => id).filter((id) => !["hydroxyzine-25", "hydralazine-25"].includes(id));
  expect(offered).toEqual(["In the recorded tray", "hydroxyzine-25", "hydralazine-25", "Other medicines", ...others]);
});

test("each clip says what would lie in the tray", async () => {
  await show({ clips: CLIPS });
  expect(texts(".demo-clip")).toEqual([
    "Empty tray",
    "hydrOXYzine 25 mg, pill side",
    "hydrOXYzine + hydrALAZINE",
    "A pack not on the list",
    "hydrALAZINE 25 mg, in glare",
    "Let packs come and go",
  ]);
});

test("a recording without described clips offers every medicine in one list, and no pack to put in the tray", async () => {
  await show({});
  expect(page.querySelectorAll(".demo-item")).toHaveLength(formulary.length);
  expect(page.querySelectorAll(".demo-title, .demo-clip")).toHaveLength(0);
  expect(page.textContent).toContain("packs come and go by themselves");
});

test("a tap puts the pack in the tray and shows the pictures; another lets the recording run on", async () => {
  await show({ clips: CLIPS });
  await tap("right");
  expect(opened.value).toBeUndefined();
  expect(clip("right").getAttribute("aria-pressed")).toBe("true");
  await tap("run");
  expect(clip("run").getAttribute("aria-pressed")).toBe("true");
  expect(played).toEqual(["right", null]);
});

test.each(["refused", "unheard"] as const)("a choice that is %s is said not to have changed the tray", async (answer) => {
  result = answer;
  await show({ clips: CLIPS });
  await tap("right");
  expect(page.querySelector('[role="alert"]')?.textContent).toBe("The tray has not changed. Try again.");
  expect(opened.value).toBe("demo");
});

async function show(hello: Partial<Hello>): Promise<void> {
  const told = withHello(nothingHeard(0), cannedHello({ formulary, demo: true, ...hello }), performance.now());
  const view = { view: "fault", code: "CAMERA_STALLED" } as const;
  heard.value = withView(told, { sequence: 1, at: "2026-01-01T00:00:00.000Z", bundle: "c0ffee", view }, performance.now());
  open("demo");
  const unheard = () => Promise.resolve("unheard" as const);
  const link = {
    acknowledge: unheard,
    end: unheard,
    badge: unheard,
    scan: unheard,
    selfTest: unheard,
    maintain: unheard,
    unlock: unheard,
    teach: unheard,
    commission: unheard,
    play: (name: string | null) => {
      played.push(name);
      return Promise.resolve(result);
    },
  };
  const demo = (
    <LinkContext.Provider value={link}>
      <Demo />
    </LinkContext.Provider>
  );
  await act(() => render(demo, page));
}

function clip(name: string): HTMLElement {
  const found = page.querySelector<HTMLElement>(`[data-clip="${name}"]`);
  if (!found) throw new Error(`there is no clip "${name}"`);
  return found;
}

async function tap(name: string): Promise<void> {
  await act(() => clip(name).click());
}

function texts(selector: string): readonly (string | null)[] {
  return [...page.querySelectorAll(selector)].map((element) => element.textContent);
}
