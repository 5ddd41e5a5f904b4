import { clickBatch, conversionVerdict, receivedReport } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";
import type { AppEnv } from "../http/app-env.ts";
import { jsonAnswer, jsonBody, noQuery, refusals } from "../http/route-parts.ts";
import { operatorAccess } from "./require-operator.ts";
import { storeHistory } from "./store-history.ts";

const common = { ...operatorAccess, tags: ["Operator"] };
const refused = { 400: refusals[400], 401: refusals[401] };

const history = createRoute({
  ...common,
  method: "post",
  path: "/v1/operator/history",
  request: {
    query: noQuery,
    body: jsonBody(
      z.strictObject({
        batches: z.array(clickBatch).max(100),
        // Each is a call to the consumer, and a request may make 1,000 of them.
        reports: z.array(receivedReport).max(500),
      }),
    ),
  },
  responses: {
    200: jsonAnswer(
      "What became of the events, the reports' conversions in the order given.",
      z.strictObject({ clicksStored: z.number().int(), conversions: z.array(conversionVerdict) }),
    ),
    ...refused,
  },
});

const schedule = createRoute({
  ...common,
  method: "post",
  path: "/v1/operator/schedule",
  request: { query: noQuery },
  responses: {
    200: jsonAnswer("The scheduled jobs have run.", z.strictObject({ hasRun: z.literal(true) })),
    ...refused,
  },
});

export function operatorRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(history, async (c) =>
    c.json(await storeHistory(c.env.facts, c.req.valid("json")), 200),
  );
  app.openapi(schedule, async (c) => {
    await c.env.facts.runSchedule();
    return c.json({ hasRun: true as const }, 200);
  });
}
