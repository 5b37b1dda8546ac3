import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { levelOf } from "../../../src/domain/watch/need.ts";
import { askCabinet, type CabinetDetails } from "./ask.ts";
import { Events } from "./events.tsx";
import { Mark } from "./mark.tsx";
import { Measures } from "./measures.tsx";
import { now } from "./now.ts";
import { SelfTest } from "./self-test.tsx";
import { ago, moment } from "./times.ts";
import { LEVEL_WORDS, told } from "./words.ts";

const AGAIN_MS = 5_000;

/** All that is known of one cabinet. */
export function Cabinet({ name }: { name: string }) {
  const details = useSignal<CabinetDetails | undefined>(undefined);
  const failed = useSignal(false);
  useEffect(() => {
    const ask = () =>
      void askCabinet(name).then(
        (answer) => {
          details.value = answer;
          failed.value = false;
        },
        () => {
          failed.value = true;
        },
      );
    ask();
    const timer = setInterval(ask, AGAIN_MS);
    return () => clearInterval(timer);
  }, [name, details, failed]);

  return (
    <article class="cabinet">
      <nav>
        <a class="back" href="#/">
          ‹ The whole fleet
        </a>
      </nav>
      {details.value ? <Details {...details.value} /> : <h1>{failed.value ? `Nothing is known of ${name}.` : name}</h1>}
    </article>
  );
}

function Details(details: CabinetDetails) {
  const { tenant, site, cabinet, needs, selfTest, measures, events, grafana } = details;
  const level = levelOf(needs);
  return (
    <>
      <header class="cabinet-head" data-level={level}>
        <Mark level={level} />
        <div>
          <h1>{cabinet}</h1>
          <p class="where">
            {tenant} / {site}
          </p>
        </div>
        <p class="verdict">
          <strong>{LEVEL_WORDS[level].name}</strong>: {LEVEL_WORDS[level].explained}
        </p>
        {grafana && (
          <a class="plain" href={grafana} target="_blank" rel="noreferrer">
            Open its boards
          </a>
        )}
      </header>
      {needs.length > 0 && (
        <ol class="needs">
          {needs.map((need) => (
            <li key={JSON.stringify(need)}>
              <strong>{told(need).what}</strong> {told(need).todo}
              {need.need === "fault" && <code>{need.code}</code>}
            </li>
          ))}
        </ol>
      )}
      <div class="cards">
        <Facts {...details} />
        <Measures measures={measures} />
        <SelfTest run={selfTest} />
        <Events events={events} />
      </div>
    </>
  );
}

function Facts({ online, program, bundle, provider, since, figures }: CabinetDetails) {
  return (
    <section class="card">
      <h2>What it is</h2>
      <dl class="facts">
        <dt>Program</dt>
        <dd>{program ?? "not known"}</dd>
        <dt>Medicine data</dt>
        <dd>{bundle ?? "not known"}</dd>
        <dt>Processor in use</dt>
        <dd>{provider ?? "not known"}</dd>
        <dt>{online ? "As it is since" : "Last connected on"}</dt>
        <dd>{moment(since)}</dd>
        <dt>Latest figures</dt>
        <dd>{figures === null ? "none" : `${moment(figures)} (${ago(figures, now.value)})`}</dd>
      </dl>
    </section>
  );
}
