import {
  fraudDecide,
  fraudDecided,
  fraudDecisionDetail,
  fraudDecisionQuery,
  fraudReviewFilter,
  fraudReviewPage,
  fraudReviewQuery,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { jsonAnswer, refusals, unavailable } from "../http/route-parts.ts";
import { actRoute, bodyRoute, getRoute, listRoute } from "../http/route-shapes.ts";
import { decideReviews } from "./decide.ts";
import { decisionPage, requireDecision } from "./decisions.ts";
import { reviewsCsv } from "./reviews-csv.ts";
import { reviewPage } from "./reviews.ts";
import { undoDecision } from "./undo.ts";

const tag = "Fraud";
const common = { ...memberAccess, tags: [tag] };

const list = createRoute({
  ...common,
  method: "get",
  path: "/v1/fraud/reviews",
  request: { query: fraudReviewQuery },
  responses: {
    200: jsonAnswer("Doubted results with what they are doubted for.", fraudReviewPage),
    ...refusals,
  },
});

const csv = createRoute({
  ...common,
  method: "get",
  path: "/v1/fraud/reviews.csv",
  request: { query: fraudReviewFilter },
  responses: {
    200: {
      description: "The same, newest first.",
      content: { "text/csv": { schema: z.string() } },
    },
    ...refusals,
  },
});

const decide = bodyRoute(
  tag,
  "/v1/fraud/reviews/decide",
  fraudDecide,
  ["What became of each, in the order of the ids.", fraudDecided],
  unavailable,
);
const decisions = listRoute(tag, "/v1/fraud/decisions", fraudDecisionQuery, [
  "Decisions, newest first, each with its first results.",
  fraudDecisionDetail,
]);
const decision = getRoute(tag, "/v1/fraud/decisions/{id}", [
  "What was decided, with all of its results.",
  fraudDecisionDetail,
]);
const undo = actRoute(
  tag,
  "/v1/fraud/decisions/{id}/undo",
  ["What became of each: it is judged by the rules again.", fraudDecided],
  unavailable,
);

export function fraudReviewRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await reviewPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(csv, (c) => reviewsCsv(c.var.workspace, c.req.valid("query")));
  app.openapi(decide, async (c) =>
    c.json(await decideReviews(c.var.workspace, c.req.valid("json"), c.env.facts), 200),
  );
  app.openapi(decisions, async (c) =>
    c.json(await decisionPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(decision, async (c) =>
    c.json(await requireDecision(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(undo, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await undoDecision(c.var.workspace, id, c.env.facts), 200);
  });
}
