import {
  conversionFraud,
  fraudFindingList,
  fraudFindingQuery,
  fraudJudged,
  fraudOverview,
  fraudOverviewQuery,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { jsonAnswer, noQuery, refusals, unavailable } from "../http/route-parts.ts";
import { getRoute } from "../http/route-shapes.ts";
import { fraudAppealRoutes } from "./appeal-routes.ts";
import { fraudClickHoldRoutes } from "./click-hold-routes.ts";
import { explainFraud } from "./explain.ts";
import { findingList } from "./findings.ts";
import { judgeNow } from "./judge.ts";
import { overviewOf } from "./overview.ts";
import { fraudPolicyRoutes } from "./policy-routes.ts";
import { fraudReviewRoutes } from "./review-routes.ts";

const tag = "Fraud";
const common = { ...memberAccess, tags: [tag] };

const overview = createRoute({
  ...common,
  method: "get",
  path: "/v1/fraud/overview",
  request: { query: fraudOverviewQuery },
  responses: { 200: jsonAnswer("By publisher, and in all.", fraudOverview), ...refusals },
});

const findings = createRoute({
  ...common,
  method: "get",
  path: "/v1/fraud/findings",
  request: { query: fraudFindingQuery },
  responses: {
    200: jsonAnswer(
      "What sets sources apart from their peers, the surest first.",
      fraudFindingList,
    ),
    ...refusals,
  },
});

const explain = getRoute(tag, "/v1/conversions/{id}/fraud", [
  "Why it is, or is not, held or rejected for fraud.",
  conversionFraud,
]);

const judge = createRoute({
  ...common,
  method: "post",
  path: "/v1/fraud/judge",
  request: { query: noQuery },
  responses: {
    200: jsonAnswer("Sources and results were judged just now.", fraudJudged),
    ...refusals,
    ...unavailable,
  },
});

export function fraudRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(overview, async (c) =>
    c.json(await overviewOf(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(findings, async (c) =>
    c.json(await findingList(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(explain, async (c) =>
    c.json(await explainFraud(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(judge, async (c) => c.json(await judgeNow(c.var.workspace, c.env.facts), 200));
  fraudReviewRoutes(app);
  fraudPolicyRoutes(app);
  fraudAppealRoutes(app);
  fraudClickHoldRoutes(app);
}
