import type { Fault } from "../errors.ts";
import type { View } from "../protocol.ts";

/** What the screens show: the current fault if there is one, otherwise the journey's latest view. */
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
      fault = present && { view: "fault", code: present.code };
      refresh();
    },
    /** Shows the current view on the screens, and every later one. */
    connect(screens: (view: View) => void): void {
      show = screens;
      refresh();
    },
  };
}
