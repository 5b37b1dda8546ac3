import { signal } from "@preact/signals";
import type { ClipCard } from "../../../src/domain/clip.ts";
import { type Link, useLink } from "../link.ts";
import { close } from "../opened.ts";
import { Tray } from "../pictures/tray.tsx";
import { heard, itemCard } from "../state.ts";
import { words } from "../words/language.ts";

/** The clip that this page chose last; null while the recording runs on. */
const chosen = signal<string | null>(null);
const notPlayed = signal(false);

/** The recorded tray and, when its clips are described, the packs that may be put there. */
export function DemoTray() {
  const say = words.value.demo;
  const link = useLink();
  const clips = heard.value.hello?.clips ?? [];
  return (
    <section class="demo-tray">
      <div class="demo-head">
        <div>
          <h2 class="heading">{clips.length > 0 ? say.tray : words.value.pictures.tray}</h2>
          {clips.length === 0 && <p class="demo-hint">{say.hint}</p>}
        </div>
        <Tray />
      </div>
      {notPlayed.value && (
        <p class="demo-refusal" role="alert">
          {say.notPlayed}
        </p>
      )}
      {clips.length > 0 && (
        <div class="demo-clips">
          {clips.map((clip) => (
            <ClipButton key={clip.name} clip={clip} />
          ))}
          <button type="button" class="demo-clip" data-clip="run" aria-pressed={chosen.value === null} onClick={() => play(link, null)}>
            {say.run}
          </button>
        </div>
      )}
    </section>
  );
}

function ClipButton({ clip }: { clip: ClipCard }) {
  const link = useLink();
  return (
    <button
      type="button"
      class="demo-clip"
      data-clip={clip.name}
      aria-pressed={chosen.value === clip.name}
      onClick={() => play(link, clip.name)}
    >
      <img src={`data:image/jpeg;base64,${clip.picture}`} alt="" />
      <span>{clipWords(clip)}</span>
    </button>
  );
}

/** Returns to the pictures when done, where the chosen pack appears next. */
async function play(link: Link, clip: string | null): Promise<void> {
  notPlayed.value = (await link.play(clip)) !== "playing";
  if (notPlayed.value) return;
  chosen.value = clip;
  close();
}

/** "Amoxicillin 500 mg, printed side"; for two packs, their names. */
function clipWords({ packs: [pack, another], glare }: ClipCard): string {
  const say = words.value.demo;
  if (!pack) return say.empty;
  if (another) return `${packName(pack)} + ${packName(another)}`;
  if (pack.item === null) return say.unknown;
  return `${packName(pack)} ${itemCard(pack.item).strength}, ${glare ? say.glare : words.value.pictures.faces[pack.face]}`;
}

function packName({ item }: ClipCard["packs"][number]): string {
  return item === null ? words.value.demo.unknown : itemCard(item).name;
}
