import {
  erasure,
  erasureCheck,
  erasureQuery,
  erasureSubject,
  retention,
} from "@cleverdrip/contract";
import { listErasures } from "@cleverdrip/db";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import { jsonAnswer, noQuery, refusals, unavailable } from "../http/route-parts.ts";
import { bodyRoute, createOneRoute, getRoute, listRoute } from "../http/route-shapes.ts";
import { checkErasure } from "./check.ts";
import { showErasure, toErasure } from "./entity.ts";
import { erase } from "./erase.ts";
import { readRetention } from "./retention.ts";

const tag = "Privacy";
const path = "/v1/erasures";

const list = listRoute(tag, path, erasureQuery, ["Erasures, newest first.", erasure]);
const create = createOneRoute(
  tag,
  path,
  erasureSubject,
  ["An erasure that has begun; it goes on by itself. For owners.", erasure],
  unavailable,
);
const get = getRoute(tag, `${path}/{id}`, ["How far it is.", erasure]);

const check = bodyRoute(
  tag,
  `${path}/check`,
  erasureSubject,
  ["What it would touch; nothing is changed. For owners.", erasureCheck],
  unavailable,
);

const held = createRoute({
  ...memberAccess,
  tags: [tag],
  method: "get",
  path: "/v1/retention",
  request: { query: noQuery },
  responses: {
    200: jsonAnswer("Clicks past the hot window that stay, and why.", retention),
    ...refusals,
  },
});

export function privacyRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid("query");
    const { events, workspaceId } = c.var.workspace;
    const beforeId = readCursor(cursor, ENTITY_ID);
    const page = await listErasures(events, workspaceId, { limit, beforeId });
    return c.json(pageAnswer(page, toErasure), 200);
  });
  app.openapi(create, async (c) =>
    c.json(await erase(c.var.workspace, c.req.valid("json"), c.env.facts), 201),
  );
  app.openapi(get, async (c) =>
    c.json(await showErasure(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(check, async (c) =>
    c.json(await checkErasure(c.var.workspace, c.req.valid("json"), c.env.facts), 200),
  );
  app.openapi(held, async (c) => c.json(await readRetention(c.var.workspace), 200));
}
