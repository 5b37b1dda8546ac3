import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import type { View } from "../../src/protocol.ts";
import { nothingHeard, withHello, withView } from "../../ui/src/heard.ts";
import { Screen } from "../../ui/src/screen.tsx";
import { heard, language } from "../../ui/src/state.ts";
import { WORDS } from "../../ui/src/words/languages.ts";

const page = document.createElement("div");
document.body.append(page);
afterEach(async () => {
  await act(() => render(null, page));
  language.value = "en";
});

test.each(["en", "th"] as const)("a model that is loading is a start, calm and grey, and no fault (%s)", async (spoken) => {
  language.value = spoken;
  await show({ view: "fault", code: "MODEL_STARTING", detail: "backbone.onnx is being loaded." });
  const say = WORDS[spoken];
  expect(panel().dataset["look"]).toBe("rest");
  expect(panel().textContent).toContain(`${say.starting.title}${say.faults.MODEL_STARTING}${say.starting.hint}`);
  expect(page.textContent).not.toContain(say.looks.off);
});

test.each(["MODEL_CRASHED", "MODEL_HUNG", "SELF_TEST_FAILED", "CAMERA_STALLED"] as const)(
  "%s is a fault: camera check off",
  async (code) => {
    await show({ view: "fault", code, detail: "What to do." });
    expect(panel().dataset["look"]).toBe("off");
    expect(panel().textContent).toContain("Camera check off");
  },
);

test("before the daemon's first word the page says that it is connecting, and claims no fault", async () => {
  heard.value = nothingHeard(performance.now());
  await act(() => render(<Screen link={noLink} />, page));
  expect(panel().dataset["look"]).toBe("rest");
  expect(panel().textContent).toContain("Connecting");
  expect(page.textContent).not.toContain("Camera check off");
});

const unheard = () => Promise.resolve("unheard" as const);
const noLink = { acknowledge: unheard, play: unheard };

async function show(view: View): Promise<void> {
  const hello = withHello(nothingHeard(0), { build: "b1", bundle: "c0ffee", formulary: [], demo: false }, performance.now());
  heard.value = withView(hello, { sequence: 1, at: "2026-01-01T00:00:00.000Z", bundle: "c0ffee", view }, performance.now());
  await act(() => render(<Screen link={noLink} />, page));
}

function panel(): HTMLElement {
  const found = page.querySelector<HTMLElement>(".panel");
  if (!found) throw new Error("there is no panel");
  return found;
}
