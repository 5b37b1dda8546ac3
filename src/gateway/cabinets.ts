import { ulid } from "ulid";
import { Problem } from "../server/problem.ts";
import { type Route, route } from "../server/rest/route.ts";
import type { GatewayConfig } from "./config.ts";
import { eventsOf } from "./events.ts";
import { measuredOf } from "./measured.ts";
import type { Query } from "./query.ts";
import { CabinetPage, Cabinets, CabinetsQuery, PlaceParams } from "./schemas.ts";
import type { Watch } from "./watch.ts";

interface Parts {
  readonly watch: Watch;
  readonly query: Query;
  readonly links: () => { readonly broker: boolean; readonly store: boolean };
  readonly grafanaUrl: GatewayConfig["grafanaUrl"];
}

/** The fleet, to be read only. */
export function cabinetRoutes({ watch, query, links, grafanaUrl }: Parts): readonly Route[] {
  const tag = "Fleet";
  /** Marks of another run, or of another copy, mean nothing here. */
  const run = ulid().toLowerCase();

  const all = route({
    id: "listCabinets",
    method: "get",
    path: "/v1/cabinets",
    tag,
    summary: "Every cabinet, and why it needs somebody",
    query: CabinetsQuery,
    outcomes: { 200: { description: "All of them, or what has changed.", json: Cabinets } },
  }).answeredBy(({ query: { after = "" } }) => {
    const [ofRun, from] = after.split("-");
    const whole = ofRun !== run;
    const { number, rows, gone } = watch.since(whole ? 0 : Number(from));
    return { status: 200, json: { mark: `${run}-${number}`, whole, links: links(), cabinets: rows, gone } };
  });

  const one = route({
    id: "getCabinet",
    method: "get",
    path: "/v1/cabinets/{tenant}/{site}/{cabinet}",
    tag,
    summary: "A cabinet",
    params: PlaceParams,
    outcomes: { 200: { description: "All that is known of it.", json: CabinetPage } },
    refusals: ["unknown-cabinet"],
  }).answeredBy(async ({ params: place }) => {
    const found = watch.find(place);
    if (!found)
      throw new Problem("unknown-cabinet", "No cabinet of that name has ever been connected. GET /v1/cabinets lists those that have.");
    const { row, entry, figuresMs } = found;
    const [measures, events] = await Promise.all([orNull(measuredOf(query, place)), orNull(eventsOf(query, place))]);
    const { state, last } = entry;
    return {
      status: 200,
      json: {
        ...row,
        since: state.at,
        figures: figuresMs === undefined ? null : new Date(figuresMs).toISOString(),
        reasons: state.online ? state.reasons : [],
        provider: last?.provider ?? null,
        selfTest: last?.selfTest ?? null,
        measures,
        events,
        grafana: grafanaUrl && boardOf(grafanaUrl, place),
      },
    };
  });

  return [all, one];
}

/** What the store knows besides is no reason to say nothing. */
function orNull<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch(() => null);
}

function boardOf(url: string, place: Readonly<Record<string, string>>): string {
  return url.replaceAll(/\{(tenant|site|cabinet)\}|%7B(tenant|site|cabinet)%7D/g, (_, plain, encoded) => place[plain ?? encoded] ?? "");
}
