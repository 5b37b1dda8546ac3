import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { openLog } from "../../src/log.ts";
import { answerProblems } from "../../src/server/problem-answers.ts";
import type { Route } from "../../src/server/rest/route.ts";
import { served } from "../../src/server/rest/served.ts";
import { forgetful } from "../server/support.ts";

/** These routes alone, on a free port. */
export async function serve(...routes: readonly Route[]): Promise<AsyncDisposable & { readonly url: string }> {
  const app = express()
    .use(served(routes, forgetful()))
    .use(answerProblems(openLog("silent")));
  const http = app.listen(0, "127.0.0.1");
  await once(http, "listening");
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      const closed = once(http, "close");
      http.close();
      http.closeAllConnections();
      await closed;
    },
  };
}
