import {
  deliveriesReplay,
  deliveriesReplayed,
  deliveryDetail,
  deliveryQuery,
  outboundDelivery,
  pageOf,
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
  unavailable,
} from "../http/route-parts.ts";
import { getDelivery } from "./get.ts";
import { deliveryPage } from "./list.ts";
import { replayDeliveries, replayDelivery } from "./replay.ts";

const common = { ...memberAccess, tags: ["Deliveries"] };

const list = createRoute({
  ...common,
  method: "get",
  path: "/v1/deliveries",
  request: { query: deliveryQuery },
  responses: {
    200: jsonAnswer(
      "What is told to endpoints, newest first. A filter may end a page early: go on while there is a nextCursor.",
      pageOf(outboundDelivery),
    ),
    ...refusals,
  },
});

const get = createRoute({
  ...common,
  method: "get",
  path: "/v1/deliveries/{id}",
  request: { params: idParams, query: noQuery },
  responses: {
    200: jsonAnswer("The delivery with its attempts.", deliveryDetail),
    ...refusals,
    ...missing,
  },
});

const replay = createRoute({
  ...common,
  method: "post",
  path: "/v1/deliveries/{id}/replay",
  request: { params: idParams, query: noQuery },
  responses: {
    200: jsonAnswer("The delivery, on its way again under the same id.", deliveryDetail),
    ...refusals,
    ...missing,
    ...conflicting,
    ...unavailable,
  },
});

const replayRange = createRoute({
  ...common,
  method: "post",
  path: "/v1/deliveries/replay",
  request: { query: noQuery, body: jsonBody(deliveriesReplay) },
  responses: {
    200: jsonAnswer("Those that are on their way again.", deliveriesReplayed),
    ...refusals,
    ...missing,
    ...unavailable,
  },
});

export function deliveryRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await deliveryPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getDelivery(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(replay, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await replayDelivery(c.var.workspace, id, c.env.facts), 200);
  });
  app.openapi(replayRange, async (c) =>
    c.json(await replayDeliveries(c.var.workspace, c.req.valid("json"), c.env.facts), 200),
  );
}
