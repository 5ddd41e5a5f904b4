import {
  balancesQuery,
  ledgerEntry,
  ledgerQuery,
  newLedgerEntry,
  publisherBalance,
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
import { listOfOneRoute, listRoute } from "../http/route-shapes.ts";
import { addEntry } from "./add.ts";
import { balancesPage } from "./balances.ts";
import { ledgerPage } from "./list.ts";

const tag = "Ledger";
const common = { ...memberAccess, tags: [tag] };

const balances = listRoute(tag, "/v1/balances", balancesQuery, [
  "What each publisher is owed, by currency.",
  publisherBalance,
]);

const list = listOfOneRoute(tag, "/v1/publishers/{id}/ledger", ledgerQuery, [
  "The publisher's entries, newest first.",
  ledgerEntry,
]);

const add = createRoute({
  ...common,
  method: "post",
  path: "/v1/publishers/{id}/ledger",
  request: { params: idParams, query: noQuery, body: jsonBody(newLedgerEntry) },
  responses: {
    201: jsonAnswer("The entry; for a key that was used before, the one made then.", ledgerEntry),
    ...refusals,
    ...missing,
    ...conflicting,
  },
});

export function ledgerRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(balances, async (c) =>
    c.json(await balancesPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(list, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await ledgerPage(c.var.workspace, id, c.req.valid("query")), 200);
  });
  app.openapi(add, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await addEntry(c.var.workspace, id, c.req.valid("json")), 201);
  });
}
