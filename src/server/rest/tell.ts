import type { Response } from "express";
import type { Told } from "./route.ts";

/** Sends an answer. */
export async function tell(response: Response, { status, headers = {}, json, media = "application/json", send }: Told): Promise<void> {
  response.status(status).set(headers);
  if (send) await send(response);
  else if (json === undefined) response.end();
  else response.type(media).json(json);
}
