import { OpenAPIHono } from "@hono/zod-openapi";
import { attributionRoutes } from "./attribution/routes.ts";
import { authRoutes } from "./auth/routes.ts";
import { balanceRoutes } from "./balance/routes.ts";
import { campaignRoutes } from "./campaigns/routes.ts";
import { clickRoutes } from "./clicks/routes.ts";
import { conversionRoutes } from "./conversions/routes.ts";
import { operatorLetterRoutes } from "./dead-letters/operator-routes.ts";
import { deadLetterRoutes } from "./dead-letters/routes.ts";
import { deliveryRoutes } from "./deliveries/routes.ts";
import { domainRoutes } from "./domains/routes.ts";
import { endpointRoutes } from "./endpoints/routes.ts";
import { fraudRoutes } from "./fraud/routes.ts";
import { healthRoutes } from "./health/routes.ts";
import type { AppEnv } from "./http/app-env.ts";
import { refuseForgery, refuseLargeBodies, withoutCaching, withRequestId } from "./http/guards.ts";
import { problemResponse } from "./http/problem.ts";
import { Refusal } from "./http/refusal.ts";
import { refuseInvalid } from "./http/validation.ts";
import { ledgerRoutes } from "./ledger/routes.ts";
import { linkRoutes } from "./links/routes.ts";
import { liveRoutes } from "./live/routes.ts";
import { openapiRoute } from "./openapi.ts";
import { moveRoutes } from "./operator/move-routes.ts";
import { operatorRoutes } from "./operator/routes.ts";
import { payoutRuleRoutes } from "./payout-rules/routes.ts";
import { privacyRoutes } from "./privacy/routes.ts";
import { publisherRoutes } from "./publishers/routes.ts";
import { rateRoutes } from "./rates/routes.ts";
import { receiptRoutes } from "./receipts/routes.ts";
import { receivedRoutes } from "./received/routes.ts";
import { reportRoutes } from "./reports/routes.ts";
import { setupRoutes } from "./setup/routes.ts";
import { smartLinkRoutes } from "./smart-links/routes.ts";
import { uploadRoutes } from "./uploads/routes.ts";
import { statementRoutes } from "./statements/routes.ts";
import { verifyRoutes } from "./verify/routes.ts";
import { workspaceRoutes } from "./workspace/routes.ts";

export function createApp(): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  app.use(withRequestId, withoutCaching, refuseForgery, refuseLargeBodies);
  app.onError(problemResponse);
  app.notFound((c) => problemResponse(noSuchRoute(c.req.method, c.req.path), c));
  setupRoutes(app);
  authRoutes(app);
  workspaceRoutes(app);
  campaignRoutes(app);
  attributionRoutes(app);
  payoutRuleRoutes(app);
  rateRoutes(app);
  publisherRoutes(app);
  linkRoutes(app);
  smartLinkRoutes(app);
  domainRoutes(app);
  clickRoutes(app);
  conversionRoutes(app);
  fraudRoutes(app);
  receivedRoutes(app);
  uploadRoutes(app);
  endpointRoutes(app);
  deliveryRoutes(app);
  deadLetterRoutes(app);
  healthRoutes(app);
  reportRoutes(app);
  balanceRoutes(app);
  ledgerRoutes(app);
  statementRoutes(app);
  receiptRoutes(app);
  verifyRoutes(app);
  privacyRoutes(app);
  liveRoutes(app);
  operatorRoutes(app);
  moveRoutes(app);
  operatorLetterRoutes(app);
  openapiRoute(app);
  return app;
}

function noSuchRoute(method: string, path: string): Refusal {
  return new Refusal(
    "not-found",
    `there is no ${method} ${path}; GET /v1/openapi.json lists what there is`,
  );
}
