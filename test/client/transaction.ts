/** A host in one page: a whole transaction, with the client that is generated from the published document. Says at the end what came of it. */
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Verification = components["schemas"]["Verification"];
type Problem = components["schemas"]["Problem"];

const { BLISTERSCOPE = "http://127.0.0.1:8080" } = process.env;
const client = createClient<paths>({ baseUrl: BLISTERSCOPE });

function got<Data>({ data, error }: { readonly data?: Data; readonly error?: Problem }): Data {
  if (data === undefined) throw new Error(error ? `${error.title} ${error.detail}` : "nothing was answered");
  return data;
}

/** A fresh key for each request, the same one when it is sent again. */
const once = () => ({ "Idempotency-Key": randomUUID() });

async function decided(id: string): Promise<Extract<Verification, { state: "decided" }>> {
  for (;;) {
    const params = { path: { id }, query: { wait: 30 } };
    const verification = got(await client.GET("/v1/verifications/{id}", { params }));
    if (verification.state === "decided") return verification;
    if (verification.state === "final" || verification.state === "cancelled") throw new Error(`the order is ${verification.state}`);
    if (verification.state === "unavailable") await setTimeout(200);
  }
}

const { items } = got(await client.GET("/v1/items"));
const ordered = items.find(({ id }) => id === "red-100");
if (!ordered) throw new Error("the device does not know the medicine");

const body = { transactionId: "client-1", kind: "remove", expected: { item: ordered.id } } as const;
const { id } = got(await client.POST("/v1/verifications", { params: { header: once() }, body }));

const { verdict, entry } = await decided(id);
if (verdict.look !== "mismatch") throw new Error(`the verdict is ${verdict.look}`);

const answer = { did: "override", reason: "urgent" } as const;
const acknowledgement = { entry, answer, user: "u-1", witness: "u-2" };
const path = { id };
got(await client.POST("/v1/verifications/{id}/acknowledgements", { params: { path, header: once() }, body: acknowledgement }));

const refused = await client.POST("/v1/scans", { params: { header: once() }, body: { raw: "4006381333932" } });
await client.DELETE("/v1/verifications/{id}", { params: { path } });
const { verifications } = got(await client.GET("/v1/verifications", { params: { query: { transactionId: body.transactionId } } }));
process.stdout.write(JSON.stringify({ verifications, refused: refused.error?.type }));
