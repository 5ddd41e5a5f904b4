import { exchangeRate, newRates, pageOf, ratesQuery, storedRates } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { jsonAnswer, jsonBody, noQuery, refusals } from "../http/route-parts.ts";
import { ratesPage } from "./list.ts";
import { storeRates } from "./put.ts";

const common = { ...memberAccess, tags: ["Exchange rates"], path: "/v1/rates" };

const list = createRoute({
  ...common,
  method: "get",
  request: { query: ratesQuery },
  responses: {
    200: jsonAnswer("The workspace's rates by pair, the latest day first.", pageOf(exchangeRate)),
    ...refusals,
  },
});

const put = createRoute({
  ...common,
  method: "put",
  request: { query: noQuery, body: jsonBody(newRates) },
  responses: {
    200: jsonAnswer("They hold for results from then on.", storedRates),
    ...refusals,
  },
});

export function rateRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await ratesPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(put, async (c) =>
    c.json(await storeRates(c.var.workspace, c.req.valid("json")), 200),
  );
}
