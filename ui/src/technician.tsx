import type { ComponentChildren } from "preact";
import type { DeviceStatus } from "../../src/protocol.ts";
import { current, heard, words } from "./state.ts";

/** The figures from the last beat; none while the page cannot vouch for the daemon. */
export function Technician() {
  const say = words.value.technician;
  const device = current.value.view === "off" ? undefined : heard.value.beat?.device;
  return (
    <div class="technician">
      <p class="notice">{say.notADevice}</p>
      {device ? <Numbers device={device} /> : <p>{say.noNumbers}</p>}
    </div>
  );
}

function Numbers({ device }: { device: DeviceStatus }) {
  const say = words.value.technician;
  const { bundle, camera } = device;
  return (
    <div class="numbers">
      <dl class="facts">
        <Fact name={say.provider}>{device.provider ?? say.providerLoading}</Fact>
        <Fact name={say.threads}>{device.threads ?? say.providerLoading}</Fact>
        <Fact name={say.bundle}>
          {bundle.name} {bundle.version}
          {bundle.provisional && ` (${say.provisional})`} <code>{bundle.hash.slice(0, 12)}</code>
        </Fact>
        <Fact name={say.camera}>
          {camera.source}: {count(camera.frames)} {say.frames}, {count(camera.dropped)} {say.dropped}
        </Fact>
        <Fact name={say.entries}>{count(device.entries)}</Fact>
        <Fact name={say.version}>{device.version}</Fact>
        <Fact name={say.uptime}>{duration(device.uptimeSeconds)}</Fact>
        <Fact name={say.faults}>
          {device.faults.length === 0
            ? say.noFaults
            : device.faults.map((fault) => (
                <span key={fault.code} class="fact-fault">
                  <code>{fault.code}</code> {fault.detail}
                </span>
              ))}
        </Fact>
      </dl>
      <Latency latency={device.latency} />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Latency({ latency }: { latency: DeviceStatus["latency"] }) {
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

function count(value: number): string {
  return value.toLocaleString(words.value.locale);
}

function duration(seconds: number): string {
  const clock = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return clock.map((part) => String(part).padStart(2, "0")).join(":");
}
