import { whatIfAnswer, whatIfQuestion } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { idParams, jsonAnswer, jsonBody, missing, noQuery, refusals } from "../http/route-parts.ts";
import { askWhatIf } from "./what-if.ts";

const ask = createRoute({
  ...memberAccess,
  tags: ["Campaigns"],
  method: "post",
  path: "/v1/campaigns/{id}/attribution/what-if",
  request: { params: idParams, query: noQuery, body: jsonBody(whatIfQuestion) },
  responses: {
    200: jsonAnswer(
      "What is paid and what would be, by publisher. Nothing is changed.",
      whatIfAnswer,
    ),
    ...refusals,
    ...missing,
  },
});

export function attributionRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(ask, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await askWhatIf(c.var.workspace, id, c.req.valid("json")), 200);
  });
}
