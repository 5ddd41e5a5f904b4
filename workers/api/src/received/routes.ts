import {
  conversionVerdict,
  pageOf,
  receivedQuery,
  receivedReplay,
  receivedReplayed,
  receivedRow,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import {
  idParams,
  jsonAnswer,
  jsonBody,
  missing,
  noQuery,
  refusals,
  unavailable,
} from "../http/route-parts.ts";
import { getReceived } from "./get.ts";
import { receivedPage } from "./list.ts";
import { replayReceived } from "./replay.ts";
import { checkWaiting, replayWaiting } from "./replay-waiting.ts";

const common = { ...memberAccess, tags: ["Received reports"] };
const one = { params: idParams, query: noQuery };

const list = createRoute({
  ...common,
  method: "get",
  path: "/v1/received",
  request: { query: receivedQuery },
  responses: {
    200: jsonAnswer(
      "Every report that came in, newest first. A filter may end a page early: go on while there is a nextCursor.",
      pageOf(receivedRow),
    ),
    ...refusals,
  },
});

const waiting = createRoute({
  ...common,
  method: "get",
  path: "/v1/received/waiting",
  request: { query: receivedReplay },
  responses: {
    200: jsonAnswer(
      "What would become of the next reports of which nothing was recorded, were they judged now; caps are not looked at. To be called with nextCursor until that is null.",
      receivedReplayed,
    ),
    ...refusals,
    ...unavailable,
  },
});

const get = createRoute({
  ...common,
  method: "get",
  path: "/v1/received/{id}",
  request: one,
  responses: { 200: jsonAnswer("The report.", receivedRow), ...refusals, ...missing },
});

const replay = createRoute({
  ...common,
  method: "post",
  path: "/v1/received/{id}/replay",
  request: one,
  responses: {
    200: jsonAnswer("The verdict by the rules of today.", conversionVerdict),
    ...refusals,
    ...missing,
    ...unavailable,
  },
});

const replayMany = createRoute({
  ...common,
  method: "post",
  path: "/v1/received/replay",
  request: { query: noQuery, body: jsonBody(receivedReplay) },
  responses: {
    200: jsonAnswer(
      "What became of the next of them. To be called with nextCursor until that is null.",
      receivedReplayed,
    ),
    ...refusals,
    ...unavailable,
  },
});

export function receivedRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await receivedPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(waiting, async (c) =>
    c.json(await checkWaiting(c.var.workspace, c.req.valid("query"), c.env.facts), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getReceived(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(replay, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await replayReceived(c.var.workspace, id, c.env.facts), 200);
  });
  app.openapi(replayMany, async (c) =>
    c.json(await replayWaiting(c.var.workspace, c.req.valid("json"), c.env.facts), 200),
  );
}
