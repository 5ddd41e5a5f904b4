import {
  link,
  linkPatch,
  linkPreview,
  linkQuery,
  newLink,
  pageOf,
  simulatedVisitor,
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
import { changeLink } from "./change.ts";
import { createLink } from "./create.ts";
import { getLink } from "./get.ts";
import { linkPage } from "./list.ts";
import { pauseLink, resumeLink } from "./pause.ts";
import { previewLink } from "./preview.ts";

const common = { ...memberAccess, tags: ["Links"] };
const one = { params: idParams, query: noQuery };
const answered = { 200: jsonAnswer("The link.", link), ...refusals, ...missing };

const create = createRoute({
  ...common,
  method: "post",
  path: "/v1/links",
  request: { query: noQuery, body: jsonBody(newLink) },
  responses: {
    201: jsonAnswer("The new link; `url` is ready to use.", link),
    ...refusals,
    ...conflicting,
  },
});

const list = createRoute({
  ...common,
  method: "get",
  path: "/v1/links",
  request: { query: linkQuery },
  responses: { 200: jsonAnswer("Links, newest first.", pageOf(link)), ...refusals },
});

const get = createRoute({
  ...common,
  method: "get",
  path: "/v1/links/{id}",
  request: one,
  responses: answered,
});

const change = createRoute({
  ...common,
  method: "patch",
  path: "/v1/links/{id}",
  request: { ...one, body: jsonBody(linkPatch) },
  responses: { ...answered, ...conflicting },
});

const pause = createRoute({
  ...common,
  method: "post",
  path: "/v1/links/{id}/pause",
  request: one,
  responses: answered,
});

const resume = createRoute({
  ...common,
  method: "post",
  path: "/v1/links/{id}/resume",
  request: one,
  responses: answered,
});

const preview = createRoute({
  ...common,
  method: "post",
  path: "/v1/links/{id}/preview",
  request: { ...one, body: jsonBody(simulatedVisitor) },
  responses: {
    ...answered,
    200: jsonAnswer("Where that visitor would go, and why. Nothing is recorded.", linkPreview),
  },
});

export function linkRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(create, async (c) =>
    c.json(await createLink(c.var.workspace, c.req.valid("json")), 201),
  );
  app.openapi(list, async (c) =>
    c.json(await linkPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getLink(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(change, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await changeLink(c.var.workspace, id, c.req.valid("json")), 200);
  });
  app.openapi(pause, async (c) =>
    c.json(await pauseLink(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(resume, async (c) =>
    c.json(await resumeLink(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(preview, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await previewLink(c.var.workspace, id, c.req.valid("json")), 200);
  });
}
