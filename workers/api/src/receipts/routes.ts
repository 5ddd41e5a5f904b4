import { receiptDay, receiptDayQuery, receiptKeySet, receiptQuery } from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";
import { askConsumer } from "../ask-consumer.ts";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import {
  idParams,
  jsonAnswer,
  missing,
  noQuery,
  refusals,
  unavailable,
} from "../http/route-parts.ts";
import { listRoute } from "../http/route-shapes.ts";
import { receiptDayPage } from "./days.ts";
import { conversionReceipt, receiptFile } from "./files.ts";

const tag = "Receipts";
const ndjson = (description: string) => ({
  description: `${description} NDJSON; see docs/reliability.md.`,
  content: { "text/x-ndjson": { schema: z.string() } },
});
const fileParams = idParams.extend({
  file: z
    .string()
    .regex(
      /^\d{4}-\d{2}-\d{2}(\.\d{3})?\.ndjson$/,
      "must be a day and .ndjson, as 2026-05-01.ndjson",
    ),
});

const keys = createRoute({
  tags: [tag],
  method: "get",
  path: "/.well-known/receipt-keys.json",
  responses: {
    200: jsonAnswer(
      "Public keys that receipts are checked with, old ones included.",
      receiptKeySet,
    ),
    ...unavailable,
  },
});

const days = listRoute(tag, "/v1/receipt-days", receiptDayQuery, [
  "Signed roots of days, newest first. Days that are not there had nothing to say.",
  receiptDay,
]);

const file = createRoute({
  ...memberAccess,
  tags: [tag],
  method: "get",
  path: "/v1/publishers/{id}/receipts/{file}",
  request: { params: fileParams, query: noQuery },
  responses: {
    200: ndjson("All lines of a publisher (`none`: of nobody) on a day with their proofs."),
    ...refusals,
    ...missing,
    ...unavailable,
  },
});

const one = createRoute({
  ...memberAccess,
  tags: [tag],
  method: "get",
  path: "/v1/conversions/{id}/receipt",
  request: { params: idParams, query: receiptQuery },
  responses: {
    200: ndjson("What was said of a conversion to one publisher, signed."),
    ...refusals,
    ...missing,
    ...unavailable,
  },
});

export function receiptRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(keys, async (c) => {
    const known = await askConsumer("receipt-keys", () => c.env.facts.receiptKeys());
    // A key is published long before anybody needs it: a day is sealed an hour after its end.
    c.header("cache-control", "public, max-age=300");
    return c.json({ keys: known.map(({ kid, kty, crv, x }) => ({ kid, kty, crv, x })) }, 200);
  });
  app.openapi(days, async (c) =>
    c.json(await receiptDayPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(file, (c) => {
    const { id, file: name } = c.req.valid("param");
    const day = name.slice(0, -".ndjson".length);
    return receiptFile(c.var.workspace, { id, day }, c.env.facts);
  });
  app.openapi(one, (c) => {
    const { publisherId } = c.req.valid("query");
    return conversionReceipt(c.var.workspace, c.req.valid("param").id, publisherId, c.env.facts);
  });
}
