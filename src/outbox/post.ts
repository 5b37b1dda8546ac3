import type { Letter } from "../domain/told/letter.ts";
import { version } from "../version.ts";
import { signature } from "./signature.ts";

interface Receiver {
  readonly url: string;
  readonly secret: Uint8Array;
}

/**
 * Sends the letter as a signed webhook. Only a status from 200 to 299 says that it has arrived, whatever else is answered; a redirect is
 * not followed, because nobody configured where it leads. Rejects with the reason in words.
 */
export async function post({ id, type, at, data }: Letter, { url, secret }: Receiver, signal: AbortSignal): Promise<void> {
  const timestamp = Math.floor(Date.now() / 1_000);
  const body = `{"type":${JSON.stringify(type)},"timestamp":${JSON.stringify(at)},"data":${data}}`;
  const headers = {
    "content-type": "application/json",
    "user-agent": `blisterscope/${version}`,
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signature(secret, { id, timestamp, body }),
  };
  const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal }).catch((error: unknown) => {
    throw new Error(signal.aborted ? reasonOf(signal.reason) : reasonOf(error), { cause: error });
  });
  await response.body?.cancel().catch(() => {});
  if (!response.ok) throw new Error(`it answered ${response.status}`);
}

/** What fetch hides behind "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || reasonOf(error.cause) : error.message;
}
