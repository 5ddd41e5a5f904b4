import { me, setup } from "@cleverdrip/contract";
import { isSetupOpen } from "@cleverdrip/db";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";
import type { AppEnv } from "../http/app-env.ts";
import { conflicting, jsonAnswer, jsonBody, noQuery, refusals } from "../http/route-parts.ts";
import { setUp } from "./set-up.ts";

const status = createRoute({
  tags: ["Setup"],
  method: "get",
  path: "/v1/setup",
  request: { query: noQuery },
  responses: {
    200: jsonAnswer(
      "Whether the first administrator is still to come.",
      z.strictObject({ isOpen: z.boolean() }),
    ),
    400: refusals[400],
  },
});

const create = createRoute({
  tags: ["Setup"],
  method: "post",
  path: "/v1/setup",
  request: { query: noQuery, body: jsonBody(setup) },
  responses: {
    201: jsonAnswer("Set up and signed in: the session cookie comes with it.", me),
    400: refusals[400],
    403: refusals[403],
    ...conflicting,
  },
});

export function setupRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(status, async (c) => c.json({ isOpen: await isSetupOpen(c.env.control) }, 200));
  app.openapi(create, async (c) => {
    const { me: owner, cookies } = await setUp(c.env, c.req.valid("json"));
    for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
    return c.json(owner, 201);
  });
}
