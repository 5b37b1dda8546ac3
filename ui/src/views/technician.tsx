import { open } from "../opened.ts";
import { Sheet } from "../sheet.tsx";
import { soundAllowed, sounds, switchSound } from "../sound.ts";
import { current, heard } from "../state.ts";
import { Facts } from "../technician/facts.tsx";
import { Faults } from "../technician/faults.tsx";
import { Latency } from "../technician/latency.tsx";
import { MaintenanceTool } from "../technician/maintenance.tsx";
import { Tool } from "../tool.tsx";
import { BackTool, LanguageTool } from "../tools.tsx";
import { words } from "../words/language.ts";

/** The figures from the last beat, faults first; none while the page cannot vouch for the daemon. */
export function Technician() {
  const say = words.value.technician;
  const off = current.value.view === "off";
  const device = off ? undefined : heard.value.beat?.device;
  return (
    <Sheet
      name="technician"
      look={off ? "off" : "rest"}
      tools={
        <>
          {soundAllowed.value && (
            <Tool
              icon={sounds.value ? "sound" : "silent"}
              label={sounds.value ? say.soundOn : say.soundOff}
              pressed={sounds.value}
              press={switchSound}
            />
          )}
          <Tool icon="self-test" label={say.selfTest.title} press={() => open("self-test")} />
          {device && <MaintenanceTool until={device.maintenanceUntil} />}
          {heard.value.hello?.commissions ? (
            <Tool icon="technician" label={words.value.commission.title} press={() => open("commission")} />
          ) : (
            <Tool icon="packs" label={words.value.pharmacy.title} press={() => open("pharmacy")} />
          )}
          <LanguageTool />
          <BackTool />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys must be able to scroll it */}
      <section class="technician" tabIndex={0} aria-label={words.value.tools.technician}>
        {device && <Faults faults={device.faults} />}
        <p class="notice">{say.notADevice}</p>
        {device ? (
          <div class="numbers">
            <Facts device={device} />
            <Latency latency={device.latency} />
          </div>
        ) : (
          <p>{say.noNumbers}</p>
        )}
      </section>
    </Sheet>
  );
}
