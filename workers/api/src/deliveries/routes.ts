import {
  deliveriesReplay,
  deliveriesReplayed,
  deliveryDetail,
  deliveryQuery,
  outboundDelivery,
} from "@cleverdrip/contract";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../http/app-env.ts";
import { conflicting, missing, unavailable } from "../http/route-parts.ts";
import { actRoute, bodyRoute, getRoute, listRoute } from "../http/route-shapes.ts";
import { getDelivery } from "./get.ts";
import { deliveryPage } from "./list.ts";
import { replayDeliveries, replayDelivery } from "./replay.ts";

const tag = "Deliveries";
const path = "/v1/deliveries";
const item = "/v1/deliveries/{id}";

const list = listRoute(tag, path, deliveryQuery, [
  "What is told to endpoints, newest first. A filter may end a page early: go on while there is a nextCursor.",
  outboundDelivery,
]);
const get = getRoute(tag, item, ["The delivery with its attempts.", deliveryDetail]);
const replay = actRoute(
  tag,
  `${item}/replay`,
  ["The delivery, on its way again under the same id.", deliveryDetail],
  { ...conflicting, ...unavailable },
);

const replayRange = bodyRoute(
  tag,
  `${path}/replay`,
  deliveriesReplay,
  ["Those that are on their way again.", deliveriesReplayed],
  { ...missing, ...unavailable },
);

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
