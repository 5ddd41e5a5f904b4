import {
  clickHoldDecide,
  clickHoldDecided,
  clickHoldPage,
  clickHoldQuery,
  pageQuery,
  publisherClickHold,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { jsonAnswer, refusals, unavailable } from "../http/route-parts.ts";
import { bodyRoute, listOfOneRoute } from "../http/route-shapes.ts";
import { clickHoldPageOf } from "./click-holds.ts";
import { decideClickHolds } from "./decide-click-holds.ts";
import { publisherClickHoldPageOf } from "./publisher-click-holds.ts";

const tag = "Fraud";
const path = "/v1/fraud/click-holds";

const list = createRoute({
  ...memberAccess,
  tags: [tag],
  method: "get",
  path,
  request: { query: clickHoldQuery },
  responses: {
    200: jsonAnswer("Days of paid clicks of which findings mark a part.", clickHoldPage),
    ...refusals,
  },
});

const decide = bodyRoute(
  tag,
  `${path}/decide`,
  clickHoldDecide,
  ["What became of each, in the order of the days.", clickHoldDecided],
  unavailable,
);

const forPublisher = listOfOneRoute(tag, "/v1/publishers/{id}/click-holds", pageQuery, [
  "Days of its clicks of which something is held or refused, as the publisher may read it.",
  publisherClickHold,
]);

export function fraudClickHoldRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await clickHoldPageOf(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(decide, async (c) =>
    c.json(await decideClickHolds(c.var.workspace, c.req.valid("json"), c.env.facts), 200),
  );
  app.openapi(forPublisher, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await publisherClickHoldPageOf(c.var.workspace, id, c.req.valid("query")), 200);
  });
}
