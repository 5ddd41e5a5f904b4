import { newPublisher, publisher, publisherPatch, publisherQuery } from "@cleverdrip/contract";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../http/app-env.ts";
import { entityRoutes } from "../http/entity-routes.ts";
import { conflicting } from "../http/route-parts.ts";
import { changePublisher } from "./change.ts";
import { createPublisher } from "./create.ts";
import { getPublisher } from "./get.ts";
import { publisherPage } from "./list.ts";
import { pausePublisher, resumePublisher } from "./pause.ts";

const { create, list, get, change, pause, resume } = entityRoutes(
  "/v1/publishers",
  { tag: "Publishers", one: "publisher", many: "Publishers", isNew: "The new publisher." },
  { entity: publisher, created: newPublisher, query: publisherQuery, patch: publisherPatch },
  conflicting,
);

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
