import { newUpload, upload, uploadPreview, uploadQuery, uploadSample } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import {
  conflicting,
  idParams,
  missing,
  noQuery,
  refusals,
  unavailable,
} from "../http/route-parts.ts";
import { actRoute, bodyRoute, createOneRoute, getRoute, listRoute } from "../http/route-shapes.ts";
import { checkUpload } from "./check.ts";
import { commitUpload } from "./commit.ts";
import { createUpload } from "./create.ts";
import { requireUpload, showUpload } from "./entity.ts";
import { errorFile } from "./errors.ts";
import { uploadPage } from "./list.ts";
import { previewUpload } from "./preview.ts";

const tag = "Uploads";
const path = "/v1/uploads";
const item = "/v1/uploads/{id}";

const preview = bodyRoute(
  tag,
  `${path}/preview`,
  uploadSample,
  ["How a file that begins so would be read.", uploadPreview],
  {},
);
const create = createOneRoute(
  tag,
  path,
  newUpload,
  ["The upload, its dry run begun. Nothing is recorded.", upload],
  unavailable,
);
const list = listRoute(tag, path, uploadQuery, ["Uploads, newest first.", upload]);
const get = getRoute(tag, item, ["How far it is.", upload]);
const busy = { ...conflicting, ...unavailable };
const check = actRoute(tag, `${item}/check`, ["The dry run, some rows further.", upload], busy);
const commit = actRoute(
  tag,
  `${item}/commit`,
  ["The upload with some more of its rows recorded.", upload],
  busy,
);

const errors = createRoute({
  ...memberAccess,
  tags: [tag],
  method: "get",
  path: `${item}/errors.csv`,
  request: { params: idParams, query: noQuery },
  responses: {
    200: {
      description: "The rows with a problem as they came, with line, problem and how to mend it.",
      content: { "text/csv": { schema: z.string() } },
    },
    ...refusals,
    ...missing,
  },
});

export function uploadRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(preview, (c) => c.json(previewUpload(c.req.valid("json")), 200));
  app.openapi(create, async (c) =>
    c.json(await createUpload(c.var.workspace, c.req.valid("json"), c.env.facts), 201),
  );
  app.openapi(list, async (c) =>
    c.json(await uploadPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) => {
    const record = await requireUpload(c.var.workspace, c.req.valid("param").id);
    return c.json(await showUpload(c.var.workspace, record), 200);
  });
  app.openapi(check, async (c) =>
    c.json(await checkUpload(c.var.workspace, c.req.valid("param").id, c.env.facts), 200),
  );
  app.openapi(commit, async (c) =>
    c.json(await commitUpload(c.var.workspace, c.req.valid("param").id, c.env.facts), 200),
  );
  app.openapi(errors, async (c) => {
    const { id } = c.req.valid("param");
    return c.body(await errorFile(c.var.workspace, id), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="problems-${id}.csv"`,
    });
  });
}
