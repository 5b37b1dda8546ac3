import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import type { View } from "../../src/protocol.ts";
import { nothingHeard, withHello, withView } from "../../ui/src/heard.ts";
import { Screen } from "../../ui/src/screen.tsx";
import { heard } from "../../ui/src/state.ts";
import { type Language, WORDS } from "../../ui/src/words/languages.ts";
import { cannedHello, ORDER } from "../support/canned-views.ts";

const page = document.createElement("div");
document.body.append(page);
afterEach(() => act(() => render(null, page)));

test.each(["en", "th"] as const)("a model that is loading is a start, calm and grey, and no fault (%s)", async (spoken) => {
  await show({ view: "fault", code: "MODEL_STARTING" }, spoken);
  const say = WORDS[spoken];
  expect(look()).toBe("rest");
  expect(panel().textContent).toContain(`${say.starting.title}${say.faults.MODEL_STARTING}${say.starting.hint}`);
  expect(page.textContent).not.toContain(say.looks.off);
});

test.each(["MODEL_CRASHED", "MODEL_HUNG", "SELF_TEST_FAILED", "CAMERA_STALLED"] as const)(
  "%s is a fault: camera check off",
  async (code) => {
    await show({ view: "fault", code });
    expect(look()).toBe("off");
    expect(panel().textContent).toContain("Camera check off");
  },
);

test("a fault keeps the ordered medicine on the screen, and shows no code", async () => {
  await show({ view: "fault", code: "CAMERA_STALLED", order: ORDER });
  expect(page.textContent).toContain("The camera has stopped.");
  expect(page.querySelector(".ordered")?.textContent).toContain(ORDER.item);
  expect(page.textContent).not.toContain("CAMERA_STALLED");
});

test("before the daemon's first word the page says that it is connecting, and claims no fault", async () => {
  heard.value = nothingHeard(performance.now());
  await act(() => render(<Screen link={noLink} />, page));
  expect(look()).toBe("rest");
  expect(panel().textContent).toContain("Connecting");
  expect(page.textContent).not.toContain("Camera check off");
});

const unheard = () => Promise.resolve("unheard" as const);
const noTool = { selfTest: unheard, maintain: unheard, unlock: unheard, commission: unheard, teach: unheard };
const noLink = { acknowledge: unheard, end: unheard, badge: unheard, scan: unheard, play: unheard, ...noTool };

async function show(view: View, language: Language = "en"): Promise<void> {
  const told = cannedHello({ screen: { language, sound: false } });
  const hello = withHello(nothingHeard(0), told, performance.now());
  heard.value = withView(hello, { sequence: 1, at: "2026-01-01T00:00:00.000Z", bundle: told.bundle, view }, performance.now());
  await act(() => render(<Screen link={noLink} />, page));
}

function look(): string | undefined {
  return page.querySelector<HTMLElement>(".page")?.dataset["look"];
}

function panel(): HTMLElement {
  const found = page.querySelector<HTMLElement>(".panel");
  if (!found) throw new Error("there is no panel");
  return found;
}
