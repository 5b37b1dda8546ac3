import { COMMISSION_STEPS, type CommissionStep } from "../../../src/domain/commissioning.ts";
import { words } from "../words/language.ts";

/** How far it is: one mark a step. */
export function Steps({ at }: { at: CommissionStep }) {
  const nth = COMMISSION_STEPS.indexOf(at);
  return (
    <p class="steps" data-many="true" role="img" aria-label={words.value.commission.progress(nth + 1, COMMISSION_STEPS.length)}>
      {COMMISSION_STEPS.map((step, index) => (
        <span key={step} class="step" data-done={index <= nth} />
      ))}
    </p>
  );
}
