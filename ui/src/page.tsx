import type { ComponentChildren } from "preact";
import { Clock } from "./clock.tsx";
import { Icon, type IconName } from "./icon.tsx";

export type Look = "rest" | "match" | "stop" | "check" | "off";

/**
 * A page of the screen: the answer as colour, icon, word and sentence, never just one of them; what it rests on; and all buttons
 * in a bar, answers before tools.
 */
export function Page(props: {
  look: Look;
  icon: IconName;
  title: string;
  /** The sentences below the title. */
  says?: ComponentChildren;
  /** Small print below the answer. */
  foot?: ComponentChildren;
  /** What the answer rests on. */
  children?: ComponentChildren;
  answers?: ComponentChildren;
  tools?: ComponentChildren;
}) {
  const { look, icon, title, says, foot, children, answers, tools } = props;
  return (
    <div class="page" data-look={look}>
      <section class="panel">
        <Clock />
        <div class="panel-answer" aria-live="polite">
          <Icon name={icon} />
          <h1 class="panel-title" data-long={title.length > LONG}>
            {title}
          </h1>
          {says}
        </div>
        <div class="panel-foot">{foot}</div>
      </section>
      <section class="details">{children}</section>
      {(answers || tools) && (
        <footer class="bar">
          {answers && <div class="answers">{answers}</div>}
          {tools && <div class="tools">{tools}</div>}
        </footer>
      )}
    </div>
  );
}

/** Titles of more letters are set smaller. */
const LONG = 14;
