import { conversionQuery, conversionRow, pageOf } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { idParams, jsonAnswer, missing, noQuery, refusals } from "../http/route-parts.ts";
import { getConversion } from "./get.ts";
import { conversionPage } from "./list.ts";

const common = { ...memberAccess, tags: ["Conversions"] };

const list = createRoute({
  ...common,
  method: "get",
  path: "/v1/conversions",
  request: { query: conversionQuery },
  responses: {
    200: jsonAnswer(
      "Conversions, newest first. A filter may end a page early: go on while there is a nextCursor.",
      pageOf(conversionRow),
    ),
    ...refusals,
  },
});

const get = createRoute({
  ...common,
  method: "get",
  path: "/v1/conversions/{id}",
  request: { params: idParams, query: noQuery },
  responses: { 200: jsonAnswer("The conversion.", conversionRow), ...refusals, ...missing },
});

export function conversionRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await conversionPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getConversion(c.var.workspace, c.req.valid("param").id), 200),
  );
}
