import {
  campaign,
  campaignLive,
  campaignPatch,
  campaignQuery,
  newCampaign,
  pageOf,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { idParams, jsonAnswer, jsonBody, missing, noQuery, refusals } from "../http/route-parts.ts";
import { changeCampaign } from "./change.ts";
import { createCampaign } from "./create.ts";
import { getCampaign } from "./get.ts";
import { campaignPage } from "./list.ts";
import { liveCampaign } from "./live.ts";
import { pauseCampaign, resumeCampaign } from "./pause.ts";

const common = { ...memberAccess, tags: ["Campaigns"] };
const one = { params: idParams, query: noQuery };
const answered = { 200: jsonAnswer("The campaign.", campaign), ...refusals, ...missing };

const create = createRoute({
  ...common,
  method: "post",
  path: "/v1/campaigns",
  request: { query: noQuery, body: jsonBody(newCampaign) },
  responses: { 201: jsonAnswer("The new campaign.", campaign), ...refusals },
});

const list = createRoute({
  ...common,
  method: "get",
  path: "/v1/campaigns",
  request: { query: campaignQuery },
  responses: { 200: jsonAnswer("Campaigns, newest first.", pageOf(campaign)), ...refusals },
});

const get = createRoute({
  ...common,
  method: "get",
  path: "/v1/campaigns/{id}",
  request: one,
  responses: answered,
});

const change = createRoute({
  ...common,
  method: "patch",
  path: "/v1/campaigns/{id}",
  request: { ...one, body: jsonBody(campaignPatch) },
  responses: answered,
});

const pause = createRoute({
  ...common,
  method: "post",
  path: "/v1/campaigns/{id}/pause",
  request: one,
  responses: answered,
});

const resume = createRoute({
  ...common,
  method: "post",
  path: "/v1/campaigns/{id}/resume",
  request: one,
  responses: answered,
});

const live = createRoute({
  ...common,
  method: "get",
  path: "/v1/campaigns/{id}/live",
  request: one,
  responses: {
    ...answered,
    200: jsonAnswer("Clicks of the last hour and of today.", campaignLive),
  },
});

export function campaignRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(create, async (c) =>
    c.json(await createCampaign(c.var.workspace, c.req.valid("json")), 201),
  );
  app.openapi(list, async (c) =>
    c.json(await campaignPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getCampaign(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(change, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await changeCampaign(c.var.workspace, id, c.req.valid("json")), 200);
  });
  app.openapi(pause, async (c) =>
    c.json(await pauseCampaign(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(resume, async (c) =>
    c.json(await resumeCampaign(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(live, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await liveCampaign(c.var.workspace, id, c.env.campaignWindow), 200);
  });
}
