import { Cabinet } from "./cabinet.tsx";
import { Counts } from "./counts.tsx";
import { Notice } from "./notice.tsx";
import { cabinets, link, opened } from "./state.ts";
import { Table } from "./table.tsx";
import { Token } from "./token.tsx";
import { Toolbar } from "./toolbar.tsx";

/** The one page: the fleet, or one cabinet of it. */
export function Fleet() {
  if (link.value === "token-needed" || link.value === "token-wrong") return <Token />;
  return (
    <main class="fleet">
      <Notice />
      {opened.value === undefined ? (
        <>
          <header class="head">
            <h1>{headline()}</h1>
            <Counts />
          </header>
          <Toolbar />
          <Table />
        </>
      ) : (
        <Cabinet key={opened.value} name={opened.value} />
      )}
    </main>
  );
}

function headline(): string {
  if (link.value === "opening") return "Asking the gateway…";
  const count = cabinets.value.size;
  return count === 1 ? "1 cabinet" : `${count.toLocaleString("en")} cabinets`;
}
