import {
  link,
  linkPatch,
  linkPreview,
  linkQuery,
  newLink,
  simulatedVisitor,
} from "@cleverdrip/contract";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../http/app-env.ts";
import { entityRoutes } from "../http/entity-routes.ts";
import { conflicting } from "../http/route-parts.ts";
import { bodyOfOneRoute } from "../http/route-shapes.ts";
import { changeLink } from "./change.ts";
import { createLink } from "./create.ts";
import { getLink } from "./get.ts";
import { linkPage } from "./list.ts";
import { pauseLink, resumeLink } from "./pause.ts";
import { previewLink } from "./preview.ts";

const { create, list, get, change, pause, resume } = entityRoutes(
  "/v1/links",
  { tag: "Links", one: "link", many: "Links", isNew: "The new link; `url` is ready to use." },
  { entity: link, created: newLink, query: linkQuery, patch: linkPatch },
  conflicting,
);

const preview = bodyOfOneRoute(
  "Links",
  "/v1/links/{id}/preview",
  simulatedVisitor,
  ["Where that visitor would go, and why. Nothing is recorded.", linkPreview],
  {},
);

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
