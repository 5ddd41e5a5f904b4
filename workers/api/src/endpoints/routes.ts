import {
  endpoint,
  endpointPatch,
  endpointQuery,
  endpointTest,
  endpointWithSecret,
  newEndpoint,
  pageOf,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import {
  idParams,
  jsonAnswer,
  jsonBody,
  missing,
  noQuery,
  refusals,
  unavailable,
} from "../http/route-parts.ts";
import { changeEndpoint } from "./change.ts";
import { createEndpoint } from "./create.ts";
import { getEndpoint } from "./get.ts";
import { endpointPage } from "./list.ts";
import { deleteEndpoint } from "./remove.ts";
import { rotateSecret } from "./rotate.ts";
import { tryEndpoint } from "./try.ts";

const common = { ...memberAccess, tags: ["Endpoints"] };
const one = { params: idParams, query: noQuery };

const create = createRoute({
  ...common,
  method: "post",
  path: "/v1/endpoints",
  request: { query: noQuery, body: jsonBody(newEndpoint) },
  responses: {
    201: jsonAnswer("The new endpoint; its secret is not shown again.", endpointWithSecret),
    ...refusals,
  },
});

const list = createRoute({
  ...common,
  method: "get",
  path: "/v1/endpoints",
  request: { query: endpointQuery },
  responses: { 200: jsonAnswer("Endpoints, newest first.", pageOf(endpoint)), ...refusals },
});

const get = createRoute({
  ...common,
  method: "get",
  path: "/v1/endpoints/{id}",
  request: one,
  responses: { 200: jsonAnswer("The endpoint.", endpoint), ...refusals, ...missing },
});

const change = createRoute({
  ...common,
  method: "patch",
  path: "/v1/endpoints/{id}",
  request: { ...one, body: jsonBody(endpointPatch) },
  responses: {
    200: jsonAnswer("The endpoint; a secret only where the change made one.", endpointWithSecret),
    ...refusals,
    ...missing,
  },
});

const rotate = createRoute({
  ...common,
  method: "post",
  path: "/v1/endpoints/{id}/rotate",
  request: one,
  responses: {
    200: jsonAnswer("A new secret; the one before it goes on being valid.", endpointWithSecret),
    ...refusals,
    ...missing,
  },
});

const test = createRoute({
  ...common,
  method: "post",
  path: "/v1/endpoints/{id}/test",
  request: one,
  responses: {
    200: jsonAnswer("What it did with a made-up result.", endpointTest),
    ...refusals,
    ...missing,
    ...unavailable,
  },
});

const remove = createRoute({
  ...common,
  method: "delete",
  path: "/v1/endpoints/{id}",
  request: one,
  responses: { 204: { description: "It is gone." }, ...refusals, ...missing },
});

export function endpointRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(create, async (c) =>
    c.json(await createEndpoint(c.var.workspace, c.req.valid("json")), 201),
  );
  app.openapi(list, async (c) =>
    c.json(await endpointPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getEndpoint(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(change, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await changeEndpoint(c.var.workspace, id, c.req.valid("json")), 200);
  });
  app.openapi(rotate, async (c) =>
    c.json(await rotateSecret(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(test, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await tryEndpoint(c.var.workspace, id, c.env.facts), 200);
  });
  app.openapi(remove, async (c) => {
    await deleteEndpoint(c.var.workspace, c.req.valid("param").id);
    return c.body(null, 204);
  });
}
