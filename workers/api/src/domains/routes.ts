import { domain, domainPatch, newDomain, pageOf, pageQuery } from "@cleverdrip/contract";
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
import { changeDomain } from "./change.ts";
import { createDomain } from "./create.ts";
import { domainPage } from "./list.ts";
import { removeDomain } from "./remove.ts";

const common = { ...memberAccess, tags: ["Domains"] };

const create = createRoute({
  ...common,
  method: "post",
  path: "/v1/domains",
  request: { query: noQuery, body: jsonBody(newDomain) },
  responses: { 201: jsonAnswer("The new tracking domain.", domain), ...refusals, ...conflicting },
});

const list = createRoute({
  ...common,
  method: "get",
  path: "/v1/domains",
  request: { query: pageQuery },
  responses: { 200: jsonAnswer("Tracking domains, newest first.", pageOf(domain)), ...refusals },
});

const change = createRoute({
  ...common,
  method: "patch",
  path: "/v1/domains/{id}",
  request: { params: idParams, query: noQuery, body: jsonBody(domainPatch) },
  responses: { 200: jsonAnswer("The changed domain.", domain), ...refusals, ...missing },
});

const remove = createRoute({
  ...common,
  method: "delete",
  path: "/v1/domains/{id}",
  request: { params: idParams, query: noQuery },
  responses: { 204: { description: "It is gone." }, ...refusals, ...missing, ...conflicting },
});

export function domainRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(create, async (c) =>
    c.json(await createDomain(c.var.workspace, c.req.valid("json")), 201),
  );
  app.openapi(list, async (c) =>
    c.json(await domainPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(change, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await changeDomain(c.var.workspace, id, c.req.valid("json")), 200);
  });
  app.openapi(remove, async (c) => {
    await removeDomain(c.var.workspace, c.req.valid("param").id);
    return c.body(null, 204);
  });
}
