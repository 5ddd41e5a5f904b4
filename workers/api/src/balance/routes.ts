import { balance, balanceQuery } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { jsonAnswer, refusals } from "../http/route-parts.ts";
import { balanceOf } from "./read.ts";

const get = createRoute({
  ...memberAccess,
  tags: ["Balance"],
  method: "get",
  path: "/v1/balance",
  request: { query: balanceQuery },
  responses: {
    200: jsonAnswer("Clicks by hour: emitted = stored + deadLettered + lost + missing.", balance),
    ...refusals,
  },
});

export function balanceRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(get, async (c) =>
    c.json(await balanceOf(c.var.workspace, c.req.valid("query")), 200),
  );
}
