import { createHmac } from "node:crypto";

/**
 * The header webhook-signature of Standard Webhooks 1.0 (symmetric, v1): the HMAC-SHA256 of id, timestamp and body, joined by full
 * stops, as Base64. `timestamp` is the time of this attempt, in seconds since 1970.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signature(secret: Uint8Array, message: { readonly id: string; readonly timestamp: number; readonly body: string }): string {
  const { id, timestamp, body } = message;
  return `v1,${createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}
