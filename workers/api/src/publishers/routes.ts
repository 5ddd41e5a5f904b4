import {
  newPublisher,
  pageOf,
  publisher,
  publisherPatch,
  publisherQuery,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import {
  conflicting,
  idParams,
  jsonAnswer,
  jsonBody,
  missing,
  noQuery,
  refusals,
} from "../http/route-parts.ts";
import { changePublisher } from "./change.ts";
import { createPublisher } from "./create.ts";
import { getPublisher } from "./get.ts";
import { publisherPage } from "./list.ts";
import { pausePublisher, resumePublisher } from "./pause.ts";

const common = { ...memberAccess, tags: ["Publishers"] };
const one = { params: idParams, query: noQuery };
const answered = { 200: jsonAnswer("The publisher.", publisher), ...refusals, ...missing };

const create = createRoute({
  ...common,
  method: "post",
  path: "/v1/publishers",
  request: { query: noQuery, body: jsonBody(newPublisher) },
  responses: { 201: jsonAnswer("The new publisher.", publisher), ...refusals, ...conflicting },
});

const list = createRoute({
  ...common,
  method: "get",
  path: "/v1/publishers",
  request: { query: publisherQuery },
  responses: { 200: jsonAnswer("Publishers, newest first.", pageOf(publisher)), ...refusals },
});

const get = createRoute({
  ...common,
  method: "get",
  path: "/v1/publishers/{id}",
  request: one,
  responses: answered,
});

const change = createRoute({
  ...common,
  method: "patch",
  path: "/v1/publishers/{id}",
  request: { ...one, body: jsonBody(publisherPatch) },
  responses: { ...answered, ...conflicting },
});

const pause = createRoute({
  ...common,
  method: "post",
  path: "/v1/publishers/{id}/pause",
  request: one,
  responses: answered,
});

const resume = createRoute({
  ...common,
  method: "post",
  path: "/v1/publishers/{id}/resume",
  request: one,
  responses: answered,
});

export function publisherRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(create, async (c) =>
    c.json(await createPublisher(c.var.workspace, c.req.valid("json")), 201),
  );
  app.openapi(list, async (c) =>
    c.json(await publisherPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getPublisher(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(change, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await changePublisher(c.var.workspace, id, c.req.valid("json")), 200);
  });
  app.openapi(pause, async (c) =>
    c.json(await pausePublisher(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(resume, async (c) =>
    c.json(await resumePublisher(c.var.workspace, c.req.valid("param").id), 200),
  );
}
