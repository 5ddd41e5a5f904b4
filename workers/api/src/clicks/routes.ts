import { clickExplanation, clickQuery, clickRow, pageOf } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { idParams, jsonAnswer, missing, noQuery, refusals } from "../http/route-parts.ts";
import { explainStoredClick } from "./explain.ts";
import { getClick } from "./get.ts";
import { clickPage } from "./list.ts";

const common = { ...memberAccess, tags: ["Clicks"] };

const list = createRoute({
  ...common,
  method: "get",
  path: "/v1/clicks",
  request: { query: clickQuery },
  responses: {
    200: jsonAnswer(
      "Clicks of the hot window, newest first. A filter may end a page early: go on while there is a nextCursor.",
      pageOf(clickRow),
    ),
    ...refusals,
  },
});

const get = createRoute({
  ...common,
  method: "get",
  path: "/v1/clicks/{id}",
  request: { params: idParams, query: noQuery },
  responses: { 200: jsonAnswer("The click.", clickRow), ...refusals, ...missing },
});

const explain = createRoute({
  ...common,
  method: "get",
  path: "/v1/clicks/{id}/explain",
  request: { params: idParams, query: noQuery },
  responses: {
    200: jsonAnswer("Why the click went where it did, step by step.", clickExplanation),
    ...refusals,
    ...missing,
  },
});

export function clickRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await clickPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getClick(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(explain, async (c) =>
    c.json(await explainStoredClick(c.var.workspace, c.req.valid("param").id), 200),
  );
}
