import {
  payoutsQuery,
  statement,
  statementPayment,
  statements,
  statementsQuery,
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
} from "../http/route-parts.ts";
import { publisherStatements } from "./list.ts";
import { payStatement } from "./pay.ts";
import { payoutsCsv } from "./payouts-csv.ts";
import { statementCsv } from "./statement-csv.ts";
import { statementPdf } from "./statement-pdf.ts";

const common = { ...memberAccess, tags: ["Statements"] };
const path = "/v1/publishers/{id}/statements";
/** A period is named by its first day. */
const firstDay = z.iso.date("must be the first day of a period, for example 2026-10-01");
const periodParams = idParams.extend({ period: firstDay });
const fileParams = idParams.extend({
  file: z.string().regex(/^\d{4}-\d{2}-\d{2}\.(csv|pdf)$/, "must be a first day and .csv or .pdf"),
});
const csv = { "text/csv": { schema: z.string() } };
const pdf = { "application/pdf": { schema: z.string() } };

const list = createRoute({
  ...common,
  method: "get",
  path,
  request: { params: idParams, query: statementsQuery },
  responses: {
    200: jsonAnswer("Statements by currency, the latest period first.", statements),
    ...refusals,
    ...missing,
  },
});

const file = createRoute({
  ...common,
  method: "get",
  path: `${path}/{file}`,
  request: { params: fileParams, query: statementsQuery },
  responses: {
    200: { description: "The statement as a file, all currencies.", content: { ...csv, ...pdf } },
    ...refusals,
    ...missing,
  },
});

const pay = createRoute({
  ...common,
  method: "post",
  path: `${path}/{period}/pay`,
  request: { params: periodParams, query: noQuery, body: jsonBody(statementPayment) },
  responses: {
    200: jsonAnswer("The statement with its payment, which is in the ledger once.", statement),
    ...refusals,
    ...missing,
    ...conflicting,
  },
});

const payouts = createRoute({
  ...common,
  method: "get",
  path: "/v1/payouts.csv",
  request: { query: payoutsQuery },
  responses: {
    200: { description: "What is payable to each publisher by that day.", content: csv },
    ...refusals,
  },
});

export function statementRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await publisherStatements(c.var.workspace, id, c.req.valid("query")), 200);
  });
  app.openapi(file, (c) => {
    const { id, file: name } = c.req.valid("param");
    const write = name.endsWith(".csv") ? statementCsv : statementPdf;
    return write(c.var.workspace, id, name.slice(0, 10), c.req.valid("query"));
  });
  app.openapi(pay, async (c) => {
    const { id, period } = c.req.valid("param");
    return c.json(await payStatement(c.var.workspace, id, period, c.req.valid("json")), 200);
  });
  app.openapi(payouts, (c) => payoutsCsv(c.var.workspace, c.req.valid("query")));
}
