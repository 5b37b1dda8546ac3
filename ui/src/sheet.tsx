import type { ComponentChildren } from "preact";
import type { Look } from "./page.tsx";

/** A page without an answer: what a person opened, or the screen at rest. */
export function Sheet(props: {
  name: string;
  look?: Look;
  children: ComponentChildren;
  answers?: ComponentChildren;
  tools?: ComponentChildren;
}) {
  return (
    <div class="page sheet" data-look={props.look ?? "rest"} data-sheet={props.name}>
      <section class="details">{props.children}</section>
      {(props.answers || props.tools) && (
        <footer class="bar">
          {props.answers && <div class="answers">{props.answers}</div>}
          {props.tools && <div class="tools">{props.tools}</div>}
        </footer>
      )}
    </div>
  );
}
