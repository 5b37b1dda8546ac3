import { Foot } from "../answer/foot.tsx";
import { OtherReason } from "../answer/other-reason.tsx";
import { Reasons } from "../answer/reasons.tsx";
import { VerdictAnswers } from "../answer/verdict-answers.tsx";
import { opened } from "../opened.ts";
import { Page } from "../page.tsx";
import { Looked } from "../pictures/looked.tsx";
import type { VerdictView } from "../told.ts";
import { BackTool, BadgeTool, LanguageTool, WhyTool } from "../tools.tsx";
import { lookOf } from "./look.tsx";
import { Why } from "./why.tsx";

/** The verdict, the pictures it rests on and its answers. Reasons and maps take the pictures' place; nothing takes the verdict's. */
export function Verdict({ view }: { view: VerdictView }) {
  const { entry, explanation, order, print } = view;
  const look = lookOf(view);
  const foot = <Foot view={view} />;
  if (opened.value === "why" && explanation?.maps.length) return <Why {...look} explanation={explanation} />;
  switch (opened.value) {
    case "other-reason":
      return <OtherReason entry={entry} />;
    case "reasons":
      return (
        <Page {...look} foot={foot} tools={<BackTool />}>
          <Reasons entry={entry} />
        </Page>
      );
    default:
      return (
        <Page
          {...look}
          foot={foot}
          answers={<VerdictAnswers view={view} />}
          tools={
            <>
              <BadgeTool view={view} />
              <WhyTool explanation={explanation} />
              <LanguageTool />
            </>
          }
        >
          <Looked order={order} explanation={explanation} boxes={print?.boxes} />
        </Page>
      );
  }
}
