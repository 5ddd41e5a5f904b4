import {
  linkPreview,
  newSmartLink,
  simulatedVisitor,
  smartLink,
  smartLinkPatch,
  smartLinkQuery,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { entityRoutes } from "../http/entity-routes.ts";
import { idParams, jsonAnswer, jsonBody, missing, noQuery, refusals } from "../http/route-parts.ts";
import { changeSmartLink } from "./change.ts";
import { createSmartLink } from "./create.ts";
import { getSmartLink } from "./get.ts";
import { smartLinkPage } from "./list.ts";
import { pauseSmartLink, resumeSmartLink } from "./pause.ts";
import { previewSmartLink } from "./preview.ts";

const { create, list, get, change, pause, resume } = entityRoutes(
  "/v1/smart-links",
  {
    tag: "Smart links",
    one: "smart link",
    many: "Smart links",
    isNew: "The new smart link; `url` is ready to use.",
  },
  { entity: smartLink, created: newSmartLink, query: smartLinkQuery, patch: smartLinkPatch },
  {},
);

const preview = createRoute({
  ...memberAccess,
  tags: ["Smart links"],
  method: "post",
  path: "/v1/smart-links/{id}/preview",
  request: { params: idParams, query: noQuery, body: jsonBody(simulatedVisitor) },
  responses: {
    200: jsonAnswer("Where that visitor would go, and why. Nothing is recorded.", linkPreview),
    ...refusals,
    ...missing,
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
