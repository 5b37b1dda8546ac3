import { Clock } from "../clock.tsx";
import { Sheet } from "../sheet.tsx";
import { minute } from "../state.ts";
import { CleanTool, PageTools } from "../tools.tsx";
import { words } from "../words/language.ts";

/** Between transactions: dark, and the one thing that is bright moves on every minute, so that nothing burns into the panel. */
export function Idle() {
  const { title, hint } = words.value.idle;
  return (
    <Sheet
      name="idle"
      tools={
        <>
          <CleanTool />
          <PageTools />
        </>
      }
    >
      <div class="resting" style={placeAt(minute.value)}>
        <Clock />
        <h1 class="resting-title">{title}</h1>
        <p>{hint}</p>
      </div>
    </Sheet>
  );
}

/** Where the clock stands in this minute: both ways are walked at paces that do not divide each other, so every place has its turn. */
function placeAt(minute: number): { [property: string]: string } {
  const there = (steps: number) => Math.abs((minute % (2 * steps)) - steps) / steps;
  return { "--across": `${100 * there(11)}%`, "--down": `${100 * there(7)}%` };
}
