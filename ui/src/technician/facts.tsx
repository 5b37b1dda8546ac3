import type { ComponentChildren } from "preact";
import type { DeviceStatus } from "../../../src/protocol.ts";
import { words } from "../words/language.ts";

/** What this device is made of, and how it fares. */
export function Facts({ device }: { device: DeviceStatus }) {
  const say = words.value.technician;
  const { bundle, camera } = device;
  return (
    <dl class="facts">
      <Fact name={say.state}>
        {say.states[device.state]} <code>{device.state}</code>
        {device.maintenanceUntil !== null && ` ${say.maintainUntil} ${timeOf(device.maintenanceUntil)}`}
      </Fact>
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
      {device.read && <Fact name={say.read}>{device.read.join(" · ") || say.nothingRead}</Fact>}
      <Fact name={say.uptime}>{duration(device.uptimeSeconds)}</Fact>
    </dl>
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

function count(value: number): string {
  return value.toLocaleString(words.value.locale);
}

function timeOf(at: string): string {
  return new Date(at).toLocaleTimeString(words.value.locale, { hour: "2-digit", minute: "2-digit" });
}

function duration(seconds: number): string {
  const clock = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return clock.map((part) => String(part).padStart(2, "0")).join(":");
}
