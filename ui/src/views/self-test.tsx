import { useState } from "preact/hooks";
import { useLink } from "../link.ts";
import { Sheet } from "../sheet.tsx";
import { current, heard } from "../state.ts";
import { SelfTestRun } from "../technician/self-test.tsx";
import { Tool } from "../tool.tsx";
import { BackTool, LanguageTool } from "../tools.tsx";
import { words } from "../words/language.ts";

/** The last self-test, and a button for another one: the thorough one, as a technician has the time for it. */
export function SelfTest() {
  const { noNumbers, selfTest: say } = words.value.technician;
  const link = useLink();
  const [unheard, setUnheard] = useState(false);
  const off = current.value.view === "off";
  const device = off ? undefined : heard.value.beat?.device;
  const testing = device?.testing === true;
  const run = async () => setUnheard((await link.selfTest("full")) !== "begun");
  return (
    <Sheet
      name="self-test"
      look={off ? "off" : "rest"}
      tools={
        <>
          {device && <Tool icon="self-test" label={testing ? say.running : say.run} press={() => void run()} disabled={testing} />}
          <LanguageTool />
          <BackTool />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys must be able to scroll it */}
      <section class="technician" tabIndex={0} aria-label={say.title}>
        <h1 class="heading">{say.title}</h1>
        {unheard && (
          <p class="notice" role="status">
            {say.notBegun}
          </p>
        )}
        {device ? <SelfTestRun run={device.selfTest} /> : <p>{noNumbers}</p>}
      </section>
    </Sheet>
  );
}
