import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core (Deque) finds against WCAG 2.2 A and AA and its own best practices, one line each; in the answer also AAA contrast. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(`window.axe ?? (() => { ${AXE} })()`);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (what: Document, how: object) => Promise<AxeResults> } };
    const rules = { "target-size": { enabled: true }, "color-contrast-enhanced": { enabled: true } };
    const { violations } = await axe.run(document, { rules, resultTypes: ["violations"], preload: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ target }) => id !== "color-contrast-enhanced" || document.querySelector(target[0] ?? "")?.closest(".panel-answer"))
        .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
    );
  });
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly target: readonly string[]; readonly failureSummary: string }[];
  }[];
}

/** What hangs over the edge of the panel or of its own place, or would have to be scrolled; scrolling lists excepted. */
export function outsideProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrolling = ".technician, .demo-items, .demo-clips, .medicines, .findings";
    const name = (element: Element) => `${element.outerHTML.slice(0, 100)} ${JSON.stringify(element.getBoundingClientRect())}`;
    const elements = [...document.querySelectorAll("main *, .cleaning")].filter(
      (element) => !element.closest(scrolling)?.contains(element) || element.matches(scrolling),
    );
    const outside = elements.filter((element) => {
      const { top, left, bottom, right } = element.getBoundingClientRect();
      return top < -0.5 || left < -0.5 || bottom > innerHeight + 0.5 || right > innerWidth + 0.5;
    });
    const squeezed = elements.filter((element) => {
      const place = element.closest(".panel, .details, .bar");
      if (!place || place === element || element.closest("svg")) return false;
      const [own, room] = [element.getBoundingClientRect(), place.getBoundingClientRect()];
      return own.top < room.top - 0.5 || own.bottom > room.bottom + 0.5 || own.left < room.left - 0.5 || own.right > room.right + 0.5;
    });
    const overfull = elements.filter((element) => {
      if (!(element instanceof HTMLElement) || element.matches(`${scrolling}, figcaption`)) return false;
      return element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline" && element.clientWidth > 0;
    });
    const [clock, foot] = [".panel .clock", ".panel-foot"].map((part) => document.querySelector(part)?.getBoundingClientRect());
    const crowded = [...document.querySelectorAll(".panel-answer > *")].filter((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return (clock && top < clock.bottom - 0.5) || (foot && bottom > foot.top + 0.5);
    });
    return [
      ...outside.map((element) => `outside: ${name(element)}`),
      ...squeezed.map((element) => `squeezed: ${name(element)}`),
      ...overfull.map((element) => `overfull: ${name(element)}`),
      ...crowded.map((element) => `crowded: ${name(element)}`),
    ];
  });
}

/** Targets smaller than a gloved finger needs, or nearer to each other; keys stand closer, and what is scrolled out of a list is not seen. */
export function targetProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const ANSWER = 118;
    const OTHER = 76;
    const GAP = 12;
    const targets = [...document.querySelectorAll("main button, main input:not([hidden])")].map((element) => ({
      element,
      box: element.getBoundingClientRect(),
      least: element.matches(".button, .demo-item, .demo-clip") ? ANSWER : OTHER,
      isKey: element.matches(".key"),
      isListed: element.matches(".demo-item, .demo-clip"),
    }));
    const small = targets.filter(({ box, least }) => box.height < least - 0.5 || box.width < least - 0.5);
    const near = targets.flatMap((one, index) =>
      targets
        .slice(index + 1)
        .filter((other) => {
          if ((one.isKey && other.isKey) || one.isListed || other.isListed) return false;
          const across = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
          const down = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
          return Math.max(across, down) < GAP - 0.5;
        })
        .map((other) => [one, other] as const),
    );
    const name = ({ element, box }: (typeof targets)[number]) =>
      `${element.textContent || element.outerHTML} ${Math.round(box.width)} x ${Math.round(box.height)}`;
    return [...small.map((one) => `small: ${name(one)}`), ...near.map(([one, other]) => `near: ${name(one)} | ${name(other)}`)];
  });
}
