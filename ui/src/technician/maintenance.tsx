import { useLink } from "../link.ts";
import { Tool } from "../tool.tsx";
import { words } from "../words/language.ts";

/** It ends by itself after so many minutes: nobody can forget it. */
const MINUTES = 30;

/** Switches the camera check off for a while, or on again. */
export function MaintenanceTool({ until }: { until: string | null }) {
  const say = words.value.technician;
  const link = useLink();
  const works = until !== null;
  return (
    <Tool
      icon="maintenance"
      label={works ? say.maintainEnd : say.maintain}
      pressed={works}
      press={() => void link.maintain(works ? 0 : MINUTES)}
    />
  );
}
