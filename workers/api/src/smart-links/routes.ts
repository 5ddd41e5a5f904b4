import {
  linkPreview,
  newSmartLink,
  pageOf,
  simulatedVisitor,
  smartLink,
  smartLinkPatch,
  smartLinkQuery,
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
import { changeSmartLink } from "./change.ts";
import { createSmartLink } from "./create.ts";
import { getSmartLink } from "./get.ts";
import { smartLinkPage } from "./list.ts";
import { pauseSmartLink, resumeSmartLink } from "./pause.ts";
import { previewSmartLink } from "./preview.ts";

const common = { ...memberAccess, tags: ["Smart links"] };
const one = { params: idParams, query: noQuery };
const answered = { 200: jsonAnswer("The smart link.", smartLink), ...refusals, ...missing };

const create = createRoute({
  ...common,
  method: "post",
  path: "/v1/smart-links",
  request: { query: noQuery, body: jsonBody(newSmartLink) },
  responses: {
    201: jsonAnswer("The new smart link; `url` is ready to use.", smartLink),
    ...refusals,
    ...conflicting,
  },
});

const list = createRoute({
  ...common,
  method: "get",
  path: "/v1/smart-links",
  request: { query: smartLinkQuery },
  responses: { 200: jsonAnswer("Smart links, newest first.", pageOf(smartLink)), ...refusals },
});

const get = createRoute({
  ...common,
  method: "get",
  path: "/v1/smart-links/{id}",
  request: one,
  responses: answered,
});

const change = createRoute({
  ...common,
  method: "patch",
  path: "/v1/smart-links/{id}",
  request: { ...one, body: jsonBody(smartLinkPatch) },
  responses: answered,
});

const pause = createRoute({
  ...common,
  method: "post",
  path: "/v1/smart-links/{id}/pause",
  request: one,
  responses: answered,
});

const resume = createRoute({
  ...common,
  method: "post",
  path: "/v1/smart-links/{id}/resume",
  request: one,
  responses: answered,
});

const preview = createRoute({
  ...common,
  method: "post",
  path: "/v1/smart-links/{id}/preview",
  request: { ...one, body: jsonBody(simulatedVisitor) },
  responses: {
    ...answered,
    200: jsonAnswer("Where that visitor would go, and why. Nothing is recorded.", linkPreview),
  },
});

export function smartLinkRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(create, async (c) =>
    c.json(await createSmartLink(c.var.workspace, c.req.valid("json")), 201),
  );
  app.openapi(list, async (c) =>
    c.json(await smartLinkPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getSmartLink(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(change, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await changeSmartLink(c.var.workspace, id, c.req.valid("json")), 200);
  });
  app.openapi(pause, async (c) =>
    c.json(await pauseSmartLink(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(resume, async (c) =>
    c.json(await resumeSmartLink(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(preview, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await previewSmartLink(c.var.workspace, id, c.req.valid("json")), 200);
  });
}
