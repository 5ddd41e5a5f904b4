import { moveAnswer, moveAsked } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../http/app-env.ts";
import { Refusal } from "../http/refusal.ts";
import { conflicting, jsonAnswer, jsonBody, noQuery, refusals } from "../http/route-parts.ts";
import { operatorAccess } from "./require-operator.ts";

const move = createRoute({
  ...operatorAccess,
  tags: ["Operator"],
  method: "post",
  path: "/v1/operator/workspaces/move",
  request: { query: noQuery, body: jsonBody(moveAsked) },
  responses: {
    200: jsonAnswer(
      "Some seconds of a workspace's move to another events database. To be called until isDone.",
      moveAnswer,
    ),
    400: refusals[400],
    401: refusals[401],
    ...conflicting,
  },
});

export function moveRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(move, async (c) => {
    const answer = await c.env.facts.moveWorkspace(c.req.valid("json"));
    if ("refused" in answer) throw new Refusal("conflict", answer.refused);
    return c.json(answer, 200);
  });
}
