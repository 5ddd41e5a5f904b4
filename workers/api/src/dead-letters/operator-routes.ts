import {
  deadLetterDetail,
  deadLetterPage,
  deadLetterQuery,
  deadLettersReplay,
  deadLettersReplayed,
  letterReplay,
} from "@cleverdrip/contract";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../http/app-env.ts";
import {
  idParams,
  jsonAnswer,
  jsonBody,
  missing,
  noQuery,
  refusals,
  unavailable,
} from "../http/route-parts.ts";
import { operatorAccess } from "../operator/require-operator.ts";
import { getLetter } from "./get.ts";
import { letterPage } from "./list.ts";
import { operatorReader } from "./reader.ts";
import { replayLetter, replayLetters } from "./replay.ts";

const path = "/v1/operator/dead-letters";
const item = "/v1/operator/dead-letters/{id}";
const common = { ...operatorAccess, tags: ["Operator"] };
const refused = { 400: refusals[400], 401: refusals[401] };
const one = { params: idParams, query: noQuery };

const list = createRoute({
  ...common,
  method: "get",
  path,
  request: { query: deadLetterQuery },
  responses: {
    200: jsonAnswer("Every message that could not be processed, newest first.", deadLetterPage),
    ...refused,
  },
});
const get = createRoute({
  ...common,
  method: "get",
  path: item,
  request: one,
  responses: {
    200: jsonAnswer("The message, with its body.", deadLetterDetail),
    ...refused,
    ...missing,
  },
});
const replay = createRoute({
  ...common,
  method: "post",
  path: `${item}/replay`,
  request: one,
  responses: {
    200: jsonAnswer("What became of it.", letterReplay),
    ...refused,
    ...missing,
    ...unavailable,
  },
});
const replayAll = createRoute({
  ...common,
  method: "post",
  path: `${path}/replay`,
  request: { query: noQuery, body: jsonBody(deadLettersReplay) },
  responses: {
    200: jsonAnswer("What became of the next of them, and where to go on.", deadLettersReplayed),
    ...refused,
    ...unavailable,
  },
});

export function operatorLetterRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(list, async (c) =>
    c.json(await letterPage(operatorReader(c.env), c.req.valid("query")), 200),
  );
  app.openapi(get, async (c) =>
    c.json(await getLetter(operatorReader(c.env), c.req.valid("param").id), 200),
  );
  app.openapi(replay, async (c) =>
    c.json(await replayLetter(operatorReader(c.env), c.req.valid("param").id), 200),
  );
  app.openapi(replayAll, async (c) =>
    c.json(await replayLetters(operatorReader(c.env), c.req.valid("json")), 200),
  );
}
