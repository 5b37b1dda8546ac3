import { grouped, level, lines, text } from "./state.ts";
import { LEVEL_WORDS } from "./words.ts";

/** What the table shows. */
export function Toolbar() {
  const shown = lines.value.reduce((count, { line }) => count + (line === "cabinet" ? 1 : 0), 0);
  return (
    <search class="toolbar">
      <label class="search">
        <span>Find</span>
        <input
          type="search"
          value={text.value}
          placeholder="cabinet, site, fault, version"
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={grouped.value}
          onChange={({ currentTarget }) => {
            grouped.value = currentTarget.checked;
          }}
        />
        <span>By site</span>
      </label>
      <p class="shown" aria-live="polite">
        {shown.toLocaleString("en")} shown{level.value && `: ${LEVEL_WORDS[level.value].name.toLowerCase()}`}
      </p>
    </search>
  );
}
