import type { DeviceStatus } from "../../../src/protocol.ts";
import { words } from "../words/language.ts";

/** What is wrong now, with the codes of the runbook. */
export function Faults({ faults }: { faults: DeviceStatus["faults"] }) {
  const say = words.value.technician;
  return (
    <section class="faults" data-any={faults.length > 0}>
      <h1 class="heading">{say.faults}</h1>
      {faults.length === 0 && <p>{say.noFaults}</p>}
      {faults.map(({ code, detail }) => (
        <p key={code}>
          <code>{code}</code> {detail}
        </p>
      ))}
    </section>
  );
}
