import {
  conversionVerdict,
  receivedQuery,
  receivedReplay,
  receivedReplayed,
  receivedRow,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { jsonAnswer, refusals, unavailable } from "../http/route-parts.ts";
import { actRoute, bodyRoute, getRoute, listRoute } from "../http/route-shapes.ts";
import { getReceived } from "./get.ts";
import { receivedPage } from "./list.ts";
import { replayReceived } from "./replay.ts";
import { checkWaiting, replayWaiting } from "./replay-waiting.ts";

const tag = "Received reports";
const path = "/v1/received";
const item = "/v1/received/{id}";

const list = listRoute(tag, path, receivedQuery, [
  "Every report that came in, newest first. A filter may end a page early: go on while there is a nextCursor.",
  receivedRow,
]);

const waiting = createRoute({
  ...memberAccess,
  tags: [tag],
  method: "get",
  path: `${path}/waiting`,
  request: { query: receivedReplay },
  responses: {
    200: jsonAnswer(
      "What would become of the next reports of which nothing was recorded, were they judged now; caps are not looked at. To be called with nextCursor until that is null.",
      receivedReplayed,
    ),
    ...refusals,
    ...unavailable,
  },
});

const get = getRoute(tag, item, ["The report.", receivedRow]);
const replay = actRoute(
  tag,
  `${item}/replay`,
  ["The verdict by the rules of today.", conversionVerdict],
  unavailable,
);
const replayMany = bodyRoute(
  tag,
  `${path}/replay`,
  receivedReplay,
  [
    "What became of the next of them. To be called with nextCursor until that is null.",
    receivedReplayed,
  ],
  unavailable,
);

export function receivedRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await receivedPage(c.var.workspace, c.req.valid("query")), 200),
  );
  app.openapi(waiting, async (c) =>
    c.json(await checkWaiting(c.var.workspace, c.req.valid("query"), c.env.facts), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getReceived(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(replay, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await replayReceived(c.var.workspace, id, c.env.facts), 200);
  });
  app.openapi(replayMany, async (c) =>
    c.json(await replayWaiting(c.var.workspace, c.req.valid("json"), c.env.facts), 200),
  );
}
