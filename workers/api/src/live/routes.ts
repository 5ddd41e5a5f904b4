import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { noQuery, refusals } from "../http/route-parts.ts";
import { joinFeed } from "./join.ts";

const live = createRoute({
  ...memberAccess,
  tags: ["Live"],
  method: "get",
  path: "/v1/live",
  request: { query: noQuery },
  responses: {
    101: {
      description:
        "A WebSocket that sends JSON: a `totals` message at once and after stored events, `events` messages as they come.",
    },
    ...refusals,
  },
});

export function liveRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(live, (c) => joinFeed(c.req.raw, c.var.workspace, c.env.liveFeed));
}
