import type { Fault } from "../errors.ts";
import type { View } from "../protocol.ts";

/** What the screens show: the present fault when there is one, else what the pipeline said last. */
export function openDisplay() {
  let view: View = { view: "idle" };
  let fault: View | undefined;
  let shown: View | undefined;
  let show: ((view: View) => void) | undefined;

  function refresh(): void {
    const next = fault ?? view;
    if (!show || next === shown) return;
    shown = next;
    show(next);
  }

  return {
    view(next: View): void {
      view = next;
      refresh();
    },
    fault(present: Fault | undefined): void {
      fault = present && { view: "fault", code: present.code, detail: present.detail };
      refresh();
    },
    /** From now on the screens are there. */
    connect(screens: (view: View) => void): void {
      show = screens;
      refresh();
    },
  };
}
