import {
  clickBatch,
  conversionVerdict,
  receivedReport,
  replayAnswer,
  replayAsked,
  verifyAnswer,
  verifyAsked,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";
import type { AppEnv } from "../http/app-env.ts";
import { jsonAnswer, jsonBody, missing, noQuery, refusals } from "../http/route-parts.ts";
import { deleteWorkspace } from "./delete-workspace.ts";
import { replayLog } from "./replay-log.ts";
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

const verify = createRoute({
  ...common,
  method: "post",
  path: "/v1/operator/verify",
  request: { query: noQuery, body: jsonBody(verifyAsked) },
  responses: {
    200: jsonAnswer("Some hours of the books, counted again, and where to go on.", verifyAnswer),
    ...refused,
  },
});

const replay = createRoute({
  ...common,
  method: "post",
  path: "/v1/operator/replay",
  request: { query: noQuery, body: jsonBody(replayAsked) },
  responses: {
    200: jsonAnswer("A step of a replay, and where to go on.", replayAnswer),
    ...refused,
  },
});

const deletion = createRoute({
  ...common,
  method: "post",
  path: "/v1/operator/workspaces/delete",
  request: {
    query: noQuery,
    // Its name as well, so that no wrong one is deleted by a slip.
    body: jsonBody(z.strictObject({ workspaceId: z.string().max(100), name: z.string().max(200) })),
  },
  responses: {
    200: jsonAnswer(
      "A part of the workspace is deleted. To be called until isDone; what it left behind follows with the schedule.",
      z.strictObject({ isDone: z.boolean() }),
    ),
    ...refused,
    ...missing,
  },
});

export function operatorRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(history, async (c) =>
    c.json(await storeHistory(c.env.facts, c.req.valid("json")), 200),
  );
  app.openapi(verify, async (c) => c.json(await c.env.facts.verifyBooks(c.req.valid("json")), 200));
  app.openapi(replay, async (c) => c.json(await replayLog(c.env.facts, c.req.valid("json")), 200));
  app.openapi(deletion, async (c) =>
    c.json(await deleteWorkspace(c.env, c.req.valid("json")), 200),
  );
  app.openapi(schedule, async (c) => {
    await c.env.facts.runSchedule();
    return c.json({ hasRun: true as const }, 200);
  });
}
