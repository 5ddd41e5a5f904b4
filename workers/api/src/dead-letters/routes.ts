import {
  deadLetterDetail,
  deadLetterPage,
  deadLetterQuery,
  deadLettersReplay,
  deadLettersReplayed,
  letterReplay,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { mayAccess } from "../auth/access.ts";
import { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import { jsonAnswer, jsonBody, noQuery, refusals, unavailable } from "../http/route-parts.ts";
import { actRoute, getRoute } from "../http/route-shapes.ts";
import { getLetter } from "./get.ts";
import { letterPage } from "./list.ts";
import { LETTERS_SHARD, type LetterReader } from "./reader.ts";
import { replayLetter, replayLetters } from "./replay.ts";

const tag = "Dead letters";
const path = "/v1/dead-letters";
const item = "/v1/dead-letters/{id}";
const common = { ...memberAccess, tags: [tag] };

const list = createRoute({
  ...common,
  method: "get",
  path,
  request: { query: deadLetterQuery },
  responses: {
    200: jsonAnswer("Messages of yours that could not be processed, newest first.", deadLetterPage),
    ...refusals,
  },
});
const get = getRoute(tag, item, ["The message, with its body.", deadLetterDetail]);
const replay = actRoute(
  tag,
  `${item}/replay`,
  ["What became of it: what was stored meanwhile is not stored again.", letterReplay],
  unavailable,
);
const replayAll = createRoute({
  ...common,
  method: "post",
  path: `${path}/replay`,
  request: { query: noQuery, body: jsonBody(deadLettersReplay) },
  responses: {
    200: jsonAnswer(
      "What became of the next of them. To be called with nextCursor until that is null.",
      deadLettersReplayed,
    ),
    ...refusals,
    ...unavailable,
  },
});

export function deadLetterRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await letterPage(memberReader(c), c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getLetter(memberReader(c), c.req.valid("param").id), 200),
  );
  app.openapi(replay, async (c) =>
    c.json(await replayLetter(memberReader(c), c.req.valid("param").id), 200),
  );
  app.openapi(replayAll, async (c) =>
    c.json(await replayLetters(memberReader(c), c.req.valid("json")), 200),
  );
}

function memberReader({ env, var: { workspace } }: Context<AppEnv>): LetterReader {
  const { workspaceId, role } = workspace;
  const letters = env.eventsShard(LETTERS_SHARD);
  return { workspaceId, seesBodies: mayAccess(role, "write"), letters, facts: env.facts };
}
