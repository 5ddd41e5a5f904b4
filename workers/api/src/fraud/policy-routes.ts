import {
  fraudPolicyView,
  fraudWhatIfAnswer,
  fraudWhatIfQuestion,
  ownFraudPolicy,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { idParams, jsonAnswer, jsonBody, missing, noQuery, refusals } from "../http/route-parts.ts";
import { bodyRoute, getRoute } from "../http/route-shapes.ts";
import { getPolicy } from "./policy-view.ts";
import { putPolicy, removePolicy } from "./put-policy.ts";
import { fraudWhatIf } from "./what-if.ts";

const tag = "Fraud";
const common = { ...memberAccess, tags: [tag] };
const workspace = { ...common, path: "/v1/fraud/policy" };
const campaign = { ...common, path: "/v1/campaigns/{id}/fraud" } as const;
const body = jsonBody(ownFraudPolicy);

const get = createRoute({
  ...workspace,
  method: "get",
  request: { query: noQuery },
  responses: {
    200: jsonAnswer("What holds where a campaign says nothing else.", fraudPolicyView),
    ...refusals,
  },
});

const put = createRoute({
  ...workspace,
  method: "put",
  request: { query: noQuery, body },
  responses: { 200: jsonAnswer("What holds now.", fraudPolicyView), ...refusals },
});

const getOwn = getRoute(tag, campaign.path, [
  "What holds for the campaign, and from where each value is.",
  fraudPolicyView,
]);

const putOwn = createRoute({
  ...campaign,
  method: "put",
  request: { params: idParams, query: noQuery, body },
  responses: {
    200: jsonAnswer("What holds for the campaign now.", fraudPolicyView),
    ...refusals,
    ...missing,
  },
});

const removeOwn = createRoute({
  ...campaign,
  method: "delete",
  request: { params: idParams, query: noQuery },
  responses: { 204: { description: "It is as the workspace has it." }, ...refusals, ...missing },
});

const whatIf = bodyRoute(
  tag,
  "/v1/fraud/what-if",
  fraudWhatIfQuestion,
  ["What is held and rejected, and what would be. Nothing is changed.", fraudWhatIfAnswer],
  missing,
);

export function fraudPolicyRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(get, async (c) => c.json(await getPolicy(c.var.workspace, null), 200));
  app.openapi(put, async (c) =>
    c.json(await putPolicy(c.var.workspace, null, c.req.valid("json"), c.env.facts), 200),
  );
  app.openapi(getOwn, async (c) =>
    c.json(await getPolicy(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(putOwn, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await putPolicy(c.var.workspace, id, c.req.valid("json"), c.env.facts), 200);
  });
  app.openapi(removeOwn, async (c) => {
    await removePolicy(c.var.workspace, c.req.valid("param").id, c.env.facts);
    return c.body(null, 204);
  });
  app.openapi(whatIf, async (c) =>
    c.json(await fraudWhatIf(c.var.workspace, c.req.valid("json"), c.env.facts), 200),
  );
}
