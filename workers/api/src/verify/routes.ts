import {
  dryReplay,
  newVerifyRun,
  ownReplay,
  replayAnswer,
  verifyQuery,
  verifyRun,
  verifyRunDetail,
} from "@cleverdrip/contract";
import { listVerifyRuns } from "@cleverdrip/db";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../http/app-env.ts";
import { ENTITY_ID, pageAnswer, readCursor } from "../http/cursor.ts";
import { unavailable } from "../http/route-parts.ts";
import { actRoute, bodyRoute, createOneRoute, getRoute, listRoute } from "../http/route-shapes.ts";
import { continueVerify } from "./continue.ts";
import { showVerifyRun, toVerifyRun } from "./entity.ts";
import { replayDry, replayOwn } from "./replay-own.ts";
import { startVerify } from "./start.ts";

const tag = "Verify";
const path = "/v1/verify-runs";
const item = "/v1/verify-runs/{id}";

const list = listRoute(tag, path, verifyQuery, ["Recounts, newest first.", verifyRun]);
const create = createOneRoute(
  tag,
  path,
  newVerifyRun,
  ["A recount of the books that has begun.", verifyRunDetail],
  {},
);
const get = getRoute(tag, item, ["How far it is, and what differs.", verifyRunDetail]);
const goOn = actRoute(
  tag,
  `${item}/continue`,
  ["The recount, an hour further.", verifyRunDetail],
  unavailable,
);

const replay = bodyRoute(
  tag,
  "/v1/replay",
  ownReplay,
  [
    "A step of a replay: what the log has and the books lacked is written. For owners, until next is null.",
    replayAnswer,
  ],
  unavailable,
);

const dry = bodyRoute(
  tag,
  "/v1/replay/dry",
  dryReplay,
  [
    "Some hours of the log: what campaigns count by it, and what they count at present.",
    replayAnswer,
  ],
  unavailable,
);

export function verifyRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(replay, async (c) =>
    c.json(await replayOwn(c.var.workspace, c.req.valid("json"), c.env.facts), 200),
  );
  app.openapi(dry, async (c) =>
    c.json(await replayDry(c.var.workspace, c.req.valid("json"), c.env.facts), 200),
  );
  app.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid("query");
    const beforeId = readCursor(cursor, ENTITY_ID);
    const { events, workspaceId } = c.var.workspace;
    const page = await listVerifyRuns(events, workspaceId, { limit, beforeId });
    return c.json(pageAnswer(page, toVerifyRun), 200);
  });
  app.openapi(create, async (c) =>
    c.json(await startVerify(c.var.workspace, c.req.valid("json")), 201),
  );
  app.openapi(get, async (c) =>
    c.json(await showVerifyRun(c.var.workspace, c.req.valid("param").id), 200),
  );
  app.openapi(goOn, async (c) =>
    c.json(await continueVerify(c.var.workspace, c.req.valid("param").id, c.env.facts), 200),
  );
}
