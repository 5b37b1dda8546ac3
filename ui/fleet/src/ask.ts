import type { SelfTestResult } from "../../../src/domain/fleet/state.ts";
import type { CabinetRow } from "../../../src/domain/watch/cabinet.ts";
import type { Measured, MeasureId } from "../../../src/domain/watch/measures.ts";
import type { PastEvent } from "../../../src/domain/watch/past-event.ts";
import { link, links, update } from "./state.ts";

/** What the gateway tells of one cabinet. */
export interface CabinetDetails extends CabinetRow {
  readonly since: string;
  readonly figures: string | null;
  readonly provider: string | null;
  readonly selfTest: SelfTestResult | null;
  readonly measures: Readonly<Record<MeasureId, Measured>> | null;
  readonly events: readonly PastEvent[] | null;
  readonly grafana: string | null;
}

interface Changes {
  readonly mark: string;
  readonly whole: boolean;
  readonly links: { readonly broker: boolean; readonly store: boolean };
  readonly cabinets: readonly CabinetRow[];
  readonly gone: readonly string[];
}

const EVERY_MS = 2_000;
const PATIENCE_MS = 15_000;
/** Lives as long as the browser's tab. */
const TOKEN = "token";

let mark: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks again and again for what has changed, at once and until the page is left. */
export async function keepAsking(): Promise<void> {
  clearTimeout(timer);
  try {
    const changes = await ask<Changes>(`/v1/cabinets${mark === undefined ? "" : `?after=${mark}`}`);
    mark = changes.mark;
    update(changes);
    links.value = changes.links;
    link.value = "open";
  } catch (error) {
    link.value = error instanceof Refused && error.status === 401 ? lackOfToken() : "lost";
  }
  if (link.peek() === "open" || link.peek() === "lost") timer = setTimeout(() => void keepAsking(), EVERY_MS);
}

function lackOfToken(): "token-needed" | "token-wrong" {
  return sessionStorage.getItem(TOKEN) === null ? "token-needed" : "token-wrong";
}

export function enterToken(token: string): void {
  sessionStorage.setItem(TOKEN, token);
  void keepAsking();
}

export function askCabinet(name: string): Promise<CabinetDetails> {
  return ask(`/v1/cabinets/${name}`);
}

class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the gateway answered ${status}`);
    this.status = status;
  }
}

async function ask<T>(path: string): Promise<T> {
  const token = sessionStorage.getItem(TOKEN);
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(path, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Refused(response.status);
  return (await response.json()) as T;
}
