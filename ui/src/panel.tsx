import type { ComponentChildren } from "preact";
import { Clock } from "./clock.tsx";

/** The answer column on the left: colour, icon, word and sentence, never just one of them. */
export function Panel(props: {
  look: "rest" | "match" | "stop" | "check" | "off";
  icon: ComponentChildren;
  title: string;
  children?: ComponentChildren;
  /** Buttons, and the outcome of pressing them. */
  actions?: ComponentChildren;
}) {
  return (
    <section class="panel" data-look={props.look}>
      <Clock />
      <div class="panel-answer" aria-live="polite">
        {props.icon}
        <h1 class="panel-title">{props.title}</h1>
        {props.children}
      </div>
      <div class="panel-actions">{props.actions}</div>
    </section>
  );
}
