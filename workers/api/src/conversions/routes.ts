import {
  conversionExplanation,
  conversionQuery,
  conversionRow,
  conversionsChange,
  conversionsChanged,
  conversionVerdict,
  explainQuery,
  newConversion,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { idParams, jsonAnswer, missing, refusals, unavailable } from "../http/route-parts.ts";
import { bodyRoute, getRoute, listRoute } from "../http/route-shapes.ts";
import { changeConversions } from "./change.ts";
import { enterConversion } from "./enter.ts";
import { explainConversion } from "./explain/explain.ts";
import { getConversion } from "./get.ts";
import { conversionPage } from "./list.ts";

const tag = "Conversions";
const path = "/v1/conversions";
const item = "/v1/conversions/{id}";

const list = listRoute(tag, path, conversionQuery, [
  "Conversions, newest first. A filter may end a page early: go on while there is a nextCursor.",
  conversionRow,
]);
const get = getRoute(tag, item, ["The conversion.", conversionRow]);

const explain = createRoute({
  ...memberAccess,
  tags: [tag],
  method: "get",
  path: `${item}/explain`,
  request: { params: idParams, query: explainQuery },
  responses: {
    200: jsonAnswer("How it came to be what it is, decided again.", conversionExplanation),
    ...refusals,
    ...missing,
  },
});

const change = bodyRoute(
  tag,
  `${path}/change`,
  conversionsChange,
  ["What became of each, in the order of the ids.", conversionsChanged],
  unavailable,
);
const enter = bodyRoute(
  tag,
  path,
  newConversion,
  ["The verdict, as a postback would have been told it.", conversionVerdict],
  unavailable,
);

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
