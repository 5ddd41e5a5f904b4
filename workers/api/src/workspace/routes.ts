import { me, workspace, workspacePatch } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { jsonAnswer, jsonBody, noQuery, refusals } from "../http/route-parts.ts";
import { changeWorkspace } from "./change.ts";
import { toMe } from "./entity.ts";

const common = { ...memberAccess, tags: ["Workspace"] };

const getMe = createRoute({
  ...common,
  method: "get",
  path: "/v1/me",
  request: { query: noQuery },
  responses: { 200: jsonAnswer("Who is signed in, and in which workspace.", me), ...refusals },
});

const change = createRoute({
  ...common,
  method: "patch",
  path: "/v1/workspace",
  request: { query: noQuery, body: jsonBody(workspacePatch) },
  responses: { 200: jsonAnswer("The workspace.", workspace), ...refusals },
});

export function workspaceRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(getMe, (c) => c.json(toMe(c.var.workspace), 200));
  app.openapi(change, async (c) =>
    c.json(await changeWorkspace(c.var.workspace, c.req.valid("json")), 200),
  );
}
