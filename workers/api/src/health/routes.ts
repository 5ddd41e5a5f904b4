import { health } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import { LETTERS_SHARD } from "../dead-letters/reader.ts";
import type { AppEnv } from "../http/app-env.ts";
import { jsonAnswer, noQuery, refusals } from "../http/route-parts.ts";
import { readHealth } from "./read.ts";

const get = createRoute({
  ...memberAccess,
  tags: ["Health"],
  method: "get",
  path: "/v1/health",
  request: { query: noQuery },
  responses: {
    200: jsonAnswer(
      "How far the data is behind: each figure with a verdict in words, and the worst of them.",
      health,
    ),
    ...refusals,
  },
});

export function healthRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(get, async (c) => {
    const { facts, eventsShard } = c.env;
    const letters = eventsShard(LETTERS_SHARD);
    return c.json(await readHealth(c.var.workspace, { letters, facts }), 200);
  });
}
