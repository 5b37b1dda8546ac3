import type { CabinetRow } from "../../../src/domain/watch/cabinet.ts";
import { levelOf } from "../../../src/domain/watch/need.ts";
import { type Line, nameOf } from "./lines.ts";
import { Mark } from "./mark.tsx";
import { now } from "./now.ts";
import { grouped } from "./state.ts";
import { ago } from "./times.ts";
import { LEVEL_WORDS, told } from "./words.ts";

export function SiteRow({ site, index }: { site: Extract<Line, { line: "site" }>; index: number }) {
  const { name, cabinets, needing } = site;
  return (
    <tr class="site" aria-rowindex={index}>
      <th colSpan={5} scope="rowgroup">
        {name}
        <span class="site-counts">
          {cabinets === 1 ? "1 cabinet" : `${cabinets.toLocaleString("en")} cabinets`}
          {needing > 0 && ` · ${needing.toLocaleString("en")} need somebody`}
        </span>
      </th>
    </tr>
  );
}

export function TableRow({ row, index }: { row: CabinetRow; index: number }) {
  const level = levelOf(row.needs);
  return (
    <tr class="cabinet-row" data-level={level} aria-rowindex={index}>
      <th scope="row" class="of-cabinet">
        <Mark level={level} />
        <a href={`#/${nameOf(row)}`}>{row.cabinet}</a>
        {level !== "well" && <span class="level-word">{LEVEL_WORDS[level].name}</span>}
        {!grouped.value && <span class="site-word">{row.site}</span>}
      </th>
      <td class="of-need">
        <Needs row={row} />
      </td>
      <td class="of-program">{row.program ?? "–"}</td>
      <td class="of-bundle">{row.bundle ?? "–"}</td>
      <td class="of-tested">{row.tested === null ? "–" : ago(row.tested, now.value)}</td>
    </tr>
  );
}

/** The most urgent need in words; how many more there are, the cabinet's own page tells. */
function Needs({ row: { needs } }: { row: CabinetRow }) {
  const [first] = needs;
  if (first === undefined) return <span class="calm">Nothing</span>;
  const { what, todo } = told(first);
  return (
    <>
      <span class="what">
        {what}
        {needs.length > 1 && <span class="more">+{needs.length - 1}</span>}
      </span>
      <span class="todo">{todo}</span>
    </>
  );
}
