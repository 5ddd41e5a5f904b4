import {
  endpoint,
  endpointPatch,
  endpointQuery,
  endpointTest,
  endpointWithSecret,
  newEndpoint,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { idParams, missing, noQuery, refusals, unavailable } from "../http/route-parts.ts";
import {
  actRoute,
  changeRoute,
  createOneRoute,
  getRoute,
  listRoute,
} from "../http/route-shapes.ts";
import { changeEndpoint } from "./change.ts";
import { createEndpoint } from "./create.ts";
import { getEndpoint } from "./get.ts";
import { endpointPage } from "./list.ts";
import { deleteEndpoint } from "./remove.ts";
import { rotateSecret } from "./rotate.ts";
import { tryEndpoint } from "./try.ts";

const tag = "Endpoints";
const path = "/v1/endpoints";
const item = "/v1/endpoints/{id}";

const create = createOneRoute(
  tag,
  path,
  newEndpoint,
  ["The new endpoint; its secret is not shown again.", endpointWithSecret],
  {},
);
const list = listRoute(tag, path, endpointQuery, ["Endpoints, newest first.", endpoint]);
const get = getRoute(tag, item, ["The endpoint.", endpoint]);
const change = changeRoute(
  tag,
  item,
  endpointPatch,
  ["The endpoint; a secret only where the change made one.", endpointWithSecret],
  {},
);
const rotate = actRoute(
  tag,
  `${item}/rotate`,
  ["A new secret; the one before it goes on being valid.", endpointWithSecret],
  {},
);
const test = actRoute(
  tag,
  `${item}/test`,
  ["What it did with a made-up result.", endpointTest],
  unavailable,
);
const remove = createRoute({
  ...memberAccess,
  tags: [tag],
  method: "delete",
  path: item,
  request: { params: idParams, query: noQuery },
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
