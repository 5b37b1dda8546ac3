import { LEVELS } from "../../../src/domain/watch/need.ts";
import { Mark } from "./mark.tsx";
import { counts, level } from "./state.ts";
import { LEVEL_WORDS } from "./words.ts";

/** How many cabinets are how well; pressed, the table shows only those. */
export function Counts() {
  return (
    <div class="counts">
      {LEVELS.map((one) => (
        <button
          key={one}
          type="button"
          class="count"
          data-level={one}
          aria-pressed={level.value === one}
          onClick={() => {
            level.value = level.value === one ? undefined : one;
          }}
        >
          <Mark level={one} />
          <span class="count-number">{counts.value[one].toLocaleString("en")}</span>
          <span class="count-name">
            <strong>{LEVEL_WORDS[one].name}</strong> {LEVEL_WORDS[one].explained}
          </span>
        </button>
      ))}
    </div>
  );
}
