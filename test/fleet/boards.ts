import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../../deploy/fleet/dashboards/", import.meta.url);

interface Board {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
  readonly templating: { readonly list: readonly { readonly definition?: string }[] };
}

export interface BoardQuery {
  /** Of which panel, for a person. */
  readonly of: string;
  readonly expression: string;
}

/** Every query of every board, with all of each variable chosen; of a variable's own, the series it takes its values from. */
export function boardQueries(): readonly BoardQuery[] {
  return readdirSync(FOLDER).flatMap((file) => {
    const { panels, templating } = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Board;
    const drawn = panels.flatMap(({ title, targets }) =>
      targets.map(({ expr }) => ({ of: `${file}: ${title}`, expression: chosen(expr) })),
    );
    const variables = templating.list.flatMap(({ definition }) => {
      const series = /^label_values\((.+), \w+\)$/.exec(definition ?? "")?.[1];
      return series === undefined ? [] : [{ of: `${file}: a variable`, expression: chosen(series) }];
    });
    return [...drawn, ...variables];
  });
}

function chosen(expression: string): string {
  return expression.replaceAll(/\$\w+/g, ".*");
}
