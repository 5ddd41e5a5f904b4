import {
  newPayoutTerms,
  payoutTerms,
  payoutTermsKey,
  payoutTermsList,
  payoutTermsQuery,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { idParams, jsonAnswer, jsonBody, missing, noQuery, refusals } from "../http/route-parts.ts";
import { payoutTermsOf } from "./list.ts";
import { putPayoutTerms } from "./put.ts";
import { removePayoutTerms } from "./remove.ts";

const common = { ...memberAccess, tags: ["Payout rules"], path: "/v1/campaigns/{id}/payout-rules" };

const list = createRoute({
  ...common,
  method: "get",
  request: { params: idParams, query: payoutTermsQuery },
  responses: {
    200: jsonAnswer("Terms of tiers and of single publishers, by event type.", payoutTermsList),
    ...refusals,
    ...missing,
  },
});

const put = createRoute({
  ...common,
  method: "put",
  request: { params: idParams, query: noQuery, body: jsonBody(newPayoutTerms) },
  responses: {
    200: jsonAnswer("The terms that now hold for that subject.", payoutTerms),
    ...refusals,
    ...missing,
  },
});

const remove = createRoute({
  ...common,
  method: "delete",
  request: { params: idParams, query: payoutTermsKey },
  responses: { 204: { description: "They are gone." }, ...refusals, ...missing },
});

export function payoutRuleRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await payoutTermsOf(c.var.workspace, id, c.req.valid("query")), 200);
  });
  app.openapi(put, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await putPayoutTerms(c.var.workspace, id, c.req.valid("json")), 200);
  });
  app.openapi(remove, async (c) => {
    const { id } = c.req.valid("param");
    await removePayoutTerms(c.var.workspace, id, c.req.valid("query"));
    return c.body(null, 204);
  });
}
