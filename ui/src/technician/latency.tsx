import type { DeviceStatus } from "../../../src/protocol.ts";
import { words } from "../words/language.ts";

/** How long each stage took, of frames that were looked at. */
export function Latency({ latency }: { latency: DeviceStatus["latency"] }) {
  const say = words.value.technician;
  return (
    <table class="latency">
      <caption>{say.latency}</caption>
      <thead>
        <tr>
          <th scope="col">{say.stage}</th>
          <th scope="col">{say.median}</th>
          <th scope="col">{say.p95}</th>
        </tr>
      </thead>
      <tbody>
        {latency.map((row) => (
          <tr key={row.stage}>
            <th scope="row">{row.stage}</th>
            <td>{row.medianMs.toFixed(1)}</td>
            <td>{row.p95Ms.toFixed(1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
