import { isDeepStrictEqual } from "node:util";
import type { Fault } from "../errors.ts";
import type { View } from "../protocol.ts";

type FaultView = Extract<View, { view: "fault" }>;

/** What the screens show: the current fault if there is one, with what is ordered meanwhile; otherwise the desk's latest view. */
export function openDisplay() {
  let view: View = { view: "idle" };
  let fault: FaultView | undefined;
  let shown: View | undefined;
  let show: ((view: View) => void) | undefined;

  function refresh(): void {
    const next = fault ? withOrder(fault, view) : view;
    if (!show || isDeepStrictEqual(next, shown)) return;
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

function withOrder(fault: FaultView, view: View): FaultView {
  return "order" in view && view.order ? { ...fault, order: view.order } : fault;
}
