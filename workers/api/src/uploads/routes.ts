import {
  newUpload,
  pageOf,
  upload,
  uploadPreview,
  uploadQuery,
  uploadSample,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";
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
  unavailable,
} from "../http/route-parts.ts";
import { checkUpload } from "./check.ts";
import { commitUpload } from "./commit.ts";
import { createUpload } from "./create.ts";
import { requireUpload, showUpload } from "./entity.ts";
import { errorFile } from "./errors.ts";
import { uploadPage } from "./list.ts";
import { previewUpload } from "./preview.ts";

const common = { ...memberAccess, tags: ["Uploads"] };
const one = { params: idParams, query: noQuery };

const preview = createRoute({
  ...common,
  method: "post",
  path: "/v1/uploads/preview",
  request: { query: noQuery, body: jsonBody(uploadSample) },
  responses: {
    200: jsonAnswer("How a file that begins so would be read.", uploadPreview),
    ...refusals,
  },
});

const create = createRoute({
  ...common,
  method: "post",
  path: "/v1/uploads",
  request: { query: noQuery, body: jsonBody(newUpload) },
  responses: {
    201: jsonAnswer("The upload, its dry run begun. Nothing is recorded.", upload),
    ...refusals,
    ...unavailable,
  },
});

const list = createRoute({
  ...common,
  method: "get",
  path: "/v1/uploads",
  request: { query: uploadQuery },
  responses: { 200: jsonAnswer("Uploads, newest first.", pageOf(upload)), ...refusals },
});

const get = createRoute({
  ...common,
  method: "get",
  path: "/v1/uploads/{id}",
  request: one,
  responses: { 200: jsonAnswer("How far it is.", upload), ...refusals, ...missing },
});

const check = createRoute({
  ...common,
  method: "post",
  path: "/v1/uploads/{id}/check",
  request: one,
  responses: {
    200: jsonAnswer("The dry run, some rows further.", upload),
    ...refusals,
    ...missing,
    ...conflicting,
    ...unavailable,
  },
});

const commit = createRoute({
  ...common,
  method: "post",
  path: "/v1/uploads/{id}/commit",
  request: one,
  responses: {
    200: jsonAnswer("The upload with some more of its rows recorded.", upload),
    ...refusals,
    ...missing,
    ...conflicting,
    ...unavailable,
  },
});

const errors = createRoute({
  ...common,
  method: "get",
  path: "/v1/uploads/{id}/errors.csv",
  request: one,
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
