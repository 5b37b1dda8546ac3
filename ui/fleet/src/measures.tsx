import { drifts, MEASURES, type Measured, type MeasureId, type Share, shareOf } from "../../../src/domain/watch/measures.ts";
import { MEASURE_WORDS } from "./words.ts";

/** What the cabinet measured within a day, beside its own month and its peers. */
export function Measures({ measures }: { measures: Readonly<Record<MeasureId, Measured>> | null }) {
  return (
    <section class="card">
      <h2>Against its month and its peers</h2>
      {measures === null ? (
        <p>The store of figures does not answer.</p>
      ) : (
        <table class="measures">
          <thead>
            <tr>
              <th scope="col">Share of</th>
              <th scope="col">Last day</th>
              <th scope="col">Its month</th>
              <th scope="col">All cabinets</th>
            </tr>
          </thead>
          <tbody>
            {MEASURES.map((id) => (
              <Row key={id} id={id} measured={measures[id]} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ id, measured: { day, month, peers } }: { id: MeasureId; measured: Measured }) {
  const hasDrifted = drifts(day, month);
  return (
    <tr data-drifts={hasDrifted}>
      <th scope="row">
        {MEASURE_WORDS[id].name}
        {hasDrifted && <span class="todo">{MEASURE_WORDS[id].drift.todo}</span>}
      </th>
      <td>{percent(day)}</td>
      <td>{percent(month)}</td>
      <td>{percent(peers)}</td>
    </tr>
  );
}

function percent(share: Share): string {
  if (share.of < 1) return "–";
  return `${(shareOf(share) * 100).toFixed(1)} %`;
}
