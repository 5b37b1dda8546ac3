import { type RequestHandler, type Response, Router } from "express";
import { grouped } from "../../domain/grouped.ts";
import { bodyOf, parse } from "../body.ts";
import { Problem } from "../problem.ts";
import { type KeptAnswers, openOnce } from "./once.ts";
import type { Route } from "./route.ts";
import { tell } from "./tell.ts";

/** Serves the routes. Another method on one of their paths is refused, with those that there are. */
export function served(routes: readonly Route[], kept: KeptAnswers): Router {
  const router = Router();
  const once = openOnce(kept);

  function handler(route: Route): RequestHandler {
    const { method, headers, params, query, body, outcomes } = route;
    return async (request, response) => {
      const asked = {
        headers: headers && parse(headers, request.headers),
        params: params && parse(params, request.params),
        query: query && parse(query, request.query),
        body: body && parse(body, request.body),
        url: new URL(request.originalUrl, `${request.protocol}://${request.headers.host}`),
        gone: untilGone(response),
      };
      const answer = () => route.answer(asked);
      const told = await (method === "post" ? once(request, answer) : answer());
      const media = told.media ?? outcomes[told.status]?.media;
      await tell(response, { ...told, ...(media !== undefined && { media }) });
    };
  }

  for (const [path, here] of grouped(routes, (route) => route.path)) {
    const at = router.route(path.replaceAll(/\{(\w+)\}/g, ":$1"));
    for (const route of here) at[route.method](...(route.body ? bodyOf(route.bodyMedia) : []), handler(route));
    at.all(refuseMethod(here));
  }
  return router;
}

function refuseMethod(here: readonly Route[]): RequestHandler {
  const methods = here.flatMap(({ method }) => (method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()]));
  const allow = methods.join(", ");
  return ({ method, path }) => {
    throw new Problem("unknown-method", `${method} does nothing at ${path}. Use ${allow}; GET /openapi.json says how.`, { allow });
  };
}

/** Aborts when the client hangs up. */
function untilGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  return gone.signal;
}
