import type { SelfTestReport } from "../../../src/domain/self-test/report.ts";
import { words } from "../words/language.ts";

type Check = SelfTestReport["checks"][number];

/** What the device tested itself for last: what failed first, with what to do about it. */
export function SelfTestRun({ run }: { run: SelfTestReport | null }) {
  const say = words.value.technician.selfTest;
  if (run === null || run.pass === null || run.ended === null) return <p>{say.never}</p>;
  const failedFirst = [...run.checks].sort((a, b) => Number(a.pass) - Number(b.pass));
  const ended = new Date(run.ended).toLocaleString(words.value.locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <table class="checks">
      <caption>
        <strong data-pass={run.pass}>{run.pass ? say.passed : say.failed}</strong>
        <span>
          {say.lastRun}: <time dateTime={run.ended}>{ended}</time> ({say.triggers[run.trigger]})
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{say.check}</th>
          <th scope="col">{say.value}</th>
          <th scope="col">{say.limit}</th>
          <th scope="col">{say.result}</th>
        </tr>
      </thead>
      <tbody>
        {failedFirst.map((check) => (
          <Row key={check.id} check={check} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ check }: { check: Check }) {
  const say = words.value.technician.selfTest;
  const { name, todo } = say.checks[check.id];
  const { id, value, limit, bound, pass, advisory, detail } = check;
  return (
    <tr data-pass={pass}>
      <th scope="row">
        {name} <code>{id}</code>
        {!pass && (
          <span class="todo">
            {todo} {detail && <code>{detail}</code>}
          </span>
        )}
      </th>
      <td>{figure(value)}</td>
      <td>
        {bound === "at-most" ? "≤" : "≥"} {figure(limit)}
      </td>
      <td>{pass ? say.passed : advisory ? say.warning : say.failed}</td>
    </tr>
  );
}

/** What could not be measured comes as null. */
function figure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return "–";
  return value.toLocaleString(words.value.locale, { maximumFractionDigits: Math.abs(value) < 10 ? 5 : 0 });
}
