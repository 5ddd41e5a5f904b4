import {
  deadLetterDetail,
  deadLetterPage,
  deadLetterQuery,
  deadLettersReplay,
  deadLettersReplayed,
  discardLetter as discarding,
  letterDiscard,
  letterReplay,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { memberAccess } from "../auth/require-member.ts";
import type { AppEnv } from "../http/app-env.ts";
import * as part from "../http/route-parts.ts";
import { discardLetter } from "./discard.ts";
import { getLetter } from "./get.ts";
import { letterPage } from "./list.ts";
import type { LetterReader } from "./reader.ts";
import { replayLetter, replayLetters } from "./replay.ts";

type Door = {
  readonly path: string;
  readonly access: Pick<typeof memberAccess, "middleware"> & {
    readonly security: Record<string, string[]>[];
    readonly tags: string[];
  };
  readonly refusals: Partial<typeof part.refusals>;
  readonly listed: string;
  readonly readerOf: (c: Context<AppEnv>) => LetterReader;
};

/** The same routes for a workspace's own letters and, elsewhere, for whoever runs the installation. */
export function serveLetters(app: OpenAPIHono<AppEnv>, { readerOf, ...door }: Door): void {
  const { list, get, replay, discard, replayAll } = letterRoutes(door);
  app.openapi(list, async (c) => c.json(await letterPage(readerOf(c), c.req.valid("query")), 200));
  app.openapi(get, async (c) => c.json(await getLetter(readerOf(c), c.req.valid("param").id), 200));
  app.openapi(replay, async (c) =>
    c.json(await replayLetter(readerOf(c), c.req.valid("param").id), 200),
  );
  app.openapi(discard, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await discardLetter(readerOf(c), id, c.req.valid("json")), 200);
  });
  app.openapi(replayAll, async (c) =>
    c.json(await replayLetters(readerOf(c), c.req.valid("json")), 200),
  );
}

function letterRoutes({ path, access, refusals, listed }: Omit<Door, "readerOf">) {
  const one = { params: part.idParams, query: part.noQuery };
  const missing = { ...refusals, ...part.missing };
  const list = createRoute({
    ...access,
    method: "get",
    path,
    request: { query: deadLetterQuery },
    responses: { 200: part.jsonAnswer(listed, deadLetterPage), ...refusals },
  });
  const get = createRoute({
    ...access,
    method: "get",
    path: `${path}/{id}`,
    request: one,
    responses: {
      200: part.jsonAnswer("The message, with its body.", deadLetterDetail),
      ...missing,
    },
  });
  const replay = createRoute({
    ...access,
    method: "post",
    path: `${path}/{id}/replay`,
    request: one,
    responses: { 200: part.jsonAnswer(REPLAYED, letterReplay), ...missing, ...part.unavailable },
  });
  const discard = createRoute({
    ...access,
    method: "post",
    path: `${path}/{id}/discard`,
    request: { ...one, body: part.jsonBody(discarding) },
    responses: { 200: part.jsonAnswer(DISCARDED, letterDiscard), ...missing, ...part.unavailable },
  });
  const replayAll = createRoute({
    ...access,
    method: "post",
    path: `${path}/replay`,
    request: { query: part.noQuery, body: part.jsonBody(deadLettersReplay) },
    responses: {
      200: part.jsonAnswer(REPLAYED_ALL, deadLettersReplayed),
      ...refusals,
      ...part.unavailable,
    },
  });
  return { list, get, replay, discard, replayAll };
}

const REPLAYED = "What became of it: what was stored meanwhile is not stored again.";
const DISCARDED = "It is given up: its row stays, with the reason and the hash of its body.";
const REPLAYED_ALL =
  "What became of the next of them, and where to go on. To be called with nextCursor until that is null.";
