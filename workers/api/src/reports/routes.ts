import { report, reportQuery } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { jsonAnswer, refusals } from "../http/route-parts.ts";
import { runReport } from "./run.ts";

const run = createRoute({
  ...memberAccess,
  tags: ["Reports"],
  method: "get",
  path: "/v1/reports",
  request: { query: reportQuery },
  responses: {
    200: jsonAnswer("Sums from the rollups; periods of time ascending, others by clicks.", report),
    ...refusals,
  },
});

export function reportRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(run, async (c) =>
    c.json(await runReport(c.var.workspace, c.req.valid("query")), 200),
  );
}
