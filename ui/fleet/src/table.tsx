import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Heads } from "./heads.tsx";
import { lines, link } from "./state.ts";
import { SiteRow, TableRow } from "./table-row.tsx";

/** Of every line, in CSS pixels: what is not seen need not be made. */
const LINE = 56;
/** Lines beyond either edge, ready to be scrolled in. */
const SPARE = 8;

/** Where the table was left, for whoever comes back from a cabinet. */
let scrolled = 0;

/** All lines, of which only those in sight are in the document. */
export function Table() {
  const box = useRef<HTMLElement>(null);
  const top = useSignal(scrolled);
  const height = useSignal(innerHeight);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.scrollTop = scrolled;
    const observer = new ResizeObserver(() => {
      height.value = element.clientHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [height]);

  const all = lines.value;
  const first = Math.max(0, Math.min(Math.floor(top.value / LINE) - SPARE, all.length));
  const last = Math.min(all.length, Math.ceil((top.value + height.value) / LINE) + SPARE);
  return (
    <section
      ref={box}
      class="sheet"
      aria-label="Cabinets"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        scrolled = top.value = currentTarget.scrollTop;
      }}
    >
      <table class="cabinets" aria-rowcount={all.length + 1}>
        <Heads />
        <tbody>
          <Space lines={first} />
          {all
            .slice(first, last)
            .map((line, at) =>
              line.line === "site" ? (
                <SiteRow key={line.name} site={line} index={first + at + 2} />
              ) : (
                <TableRow key={`${line.row.tenant}/${line.row.site}/${line.row.cabinet}`} row={line.row} index={first + at + 2} />
              ),
            )}
          <Space lines={all.length - last} />
        </tbody>
      </table>
      {all.length === 0 && link.value === "open" && <p class="nothing">No cabinet is like that.</p>}
    </section>
  );
}

function Space({ lines }: { lines: number }) {
  return lines === 0 ? null : (
    <tr>
      <td colSpan={5} style={{ height: `${lines * LINE}px`, padding: 0, border: 0 }} />
    </tr>
  );
}
