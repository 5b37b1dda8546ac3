import { words } from "../words/language.ts";
import { trouble } from "./state.ts";
import { teaching } from "./teaching.ts";

/** What came of the last thing that was asked for. */
export function Notice() {
  const say = words.value.pharmacy;
  const step = teaching.value;
  if (trouble.value)
    return (
      <p class="pharmacy-notice" data-kind="trouble" role="alert">
        {say.refused[trouble.value.refused]} <span lang="en">{trouble.value.refused === "invalid" && trouble.value.why}</span>
      </p>
    );
  return step?.step === "ended" ? (
    <p class="pharmacy-notice" role="status">
      {say.ended[step.because]}
    </p>
  ) : null;
}
