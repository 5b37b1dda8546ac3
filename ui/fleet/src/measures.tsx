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
  const drifted = { month: drifts(day, month), peers: drifts(day, peers) };
  const anywhere = drifted.month || drifted.peers;
  return (
    <tr data-drifts={anywhere}>
      <th scope="row">
        {MEASURE_WORDS[id].name}
        {anywhere && <span class="todo">{MEASURE_WORDS[id].drift.todo}</span>}
      </th>
      <td>{percent(day)}</td>
      <Usual share={month} differs={drifted.month} />
      <Usual share={peers} differs={drifted.peers} />
    </tr>
  );
}

/** What the day is compared with, and whether it differs from it by more than chance. */
function Usual({ share, differs }: { share: Share; differs: boolean }) {
  return (
    <td>
      {percent(share)}
      {differs && <span class="differs">differs</span>}
    </td>
  );
}

function percent(share: Share): string {
  if (share.of < 1) return "–";
  return `${(shareOf(share) * 100).toFixed(1)} %`;
}
