import type { SortKey } from "./lines.ts";
import { sort } from "./state.ts";

const COLUMNS: readonly { readonly key: SortKey; readonly name: string }[] = [
  { key: "cabinet", name: "Cabinet" },
  { key: "need", name: "What it needs" },
  { key: "program", name: "Program" },
  { key: "bundle", name: "Medicine data" },
  { key: "tested", name: "Self-test" },
];

/** The heads of the columns: pressed, they sort; pressed again, the other way round. */
export function Heads() {
  const { key, down } = sort.value;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <th key={column.key} scope="col" class={`of-${column.key}`} aria-sort={ariaSort(column.key === key, down)}>
            <button
              type="button"
              onClick={() => {
                sort.value = { key: column.key, down: column.key === key && !down };
              }}
            >
              {column.name}
              <span class="arrow" aria-hidden="true">
                {column.key === key ? (down ? "▾" : "▴") : ""}
              </span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function ariaSort(isSorted: boolean, down: boolean): "none" | "ascending" | "descending" {
  if (!isSorted) return "none";
  return down ? "descending" : "ascending";
}
