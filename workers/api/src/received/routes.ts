import { conversionVerdict, pageOf, receivedQuery, receivedRow } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import {
  idParams,
  jsonAnswer,
  missing,
  noQuery,
  refusals,
  unavailable,
} from "../http/route-parts.ts";
import { getReceived } from "./get.ts";
import { receivedPage } from "./list.ts";
import { replayReceived } from "./replay.ts";

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

export function receivedRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await receivedPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getReceived(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(replay, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await replayReceived(c.var.workspace, id, c.env.facts), 200);
  });
}
