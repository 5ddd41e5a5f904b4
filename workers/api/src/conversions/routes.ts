import {
  conversionExplanation,
  conversionQuery,
  conversionRow,
  conversionsChange,
  conversionsChanged,
  conversionVerdict,
  explainQuery,
  newConversion,
  pageOf,
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
import { changeConversions } from "./change.ts";
import { enterConversion } from "./enter.ts";
import { explainConversion } from "./explain/explain.ts";
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

const explain = createRoute({
  ...common,
  method: "get",
  path: "/v1/conversions/{id}/explain",
  request: { params: idParams, query: explainQuery },
  responses: {
    200: jsonAnswer("How it came to be what it is, decided again.", conversionExplanation),
    ...refusals,
    ...missing,
  },
});

const change = createRoute({
  ...common,
  method: "post",
  path: "/v1/conversions/change",
  request: { query: noQuery, body: jsonBody(conversionsChange) },
  responses: {
    200: jsonAnswer("What became of each, in the order of the ids.", conversionsChanged),
    ...refusals,
    ...unavailable,
  },
});

const enter = createRoute({
  ...common,
  method: "post",
  path: "/v1/conversions",
  request: { query: noQuery, body: jsonBody(newConversion) },
  responses: {
    200: jsonAnswer("The verdict, as a postback would have been told it.", conversionVerdict),
    ...refusals,
    ...unavailable,
  },
});

export function conversionRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await conversionPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getConversion(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(explain, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await explainConversion(c.var.workspace, id, c.req.valid("query")), 200);
  });
  app.openapi(change, async (c) =>
    c.json(await changeConversions(c.var.workspace, c.req.valid("json"), c.env.facts), 200),
  );
  app.openapi(enter, async (c) =>
    c.json(await enterConversion(c.var.workspace, c.req.valid("json"), c.env.facts), 200),
  );
}
