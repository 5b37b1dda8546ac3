import { type Finding, isSuitable } from "../../../src/domain/camera/suitable.ts";
import { words } from "../words/language.ts";

/** What was measured of camera and light, and what to do where a value lies outside its band. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  const worstFirst = [...findings].sort((a, b) => Number(isSuitable(a)) - Number(isSuitable(b)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keys must be able to scroll it
    <section class="findings" tabIndex={0} aria-label={words.value.commission.measured}>
      <table class="checks">
        <tbody>
          {worstFirst.map((finding) => (
            <Row key={finding.id} finding={finding} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ finding }: { finding: Finding }) {
  const say = words.value.commission;
  const { id, value, least, most, advisory } = finding;
  const { what, advice } = say.findings[id];
  const suits = isSuitable(finding);
  return (
    <tr class="finding" data-pass={suits}>
      <th scope="row">
        {what}
        {!suits && <span class="todo">{advice}</span>}
      </th>
      <td>{figure(value)}</td>
      <td>{least === undefined ? `≤ ${figure(most ?? 0)}` : `≥ ${figure(least)}`}</td>
      <td>{say.suits[suits ? "well" : advisory ? "better" : "change"]}</td>
    </tr>
  );
}

function figure(value: number): string {
  return value.toLocaleString(words.value.locale, { maximumSignificantDigits: 3 });
}
