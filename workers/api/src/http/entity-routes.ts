import { pageOf } from "@cleverdrip/contract";
import { createRoute } from "@hono/zod-openapi";
import type * as z from "zod";
import { memberAccess } from "../auth/require-member.ts";
import {
  conflicting,
  idParams,
  jsonAnswer,
  jsonBody,
  missing,
  noQuery,
  refusals,
} from "./route-parts.ts";

type Schemas<Entity, New, Query, Patch> = {
  readonly entity: Entity;
  readonly created: New;
  readonly query: Query;
  readonly patch: Patch;
};

type Words = {
  readonly tag: string;
  /** "publisher": what one of them is called. */
  readonly one: string;
  /** "Publishers": what they are called at the beginning of a sentence. */
  readonly many: string;
  /** What the answer to a creation says. */
  readonly isNew: string;
};

/** The routes of a thing that members make, list, look at, change, pause and resume. */
export function entityRoutes<
  Path extends string,
  Entity extends z.ZodObject,
  New extends z.ZodType,
  Query extends z.ZodObject,
  Patch extends z.ZodType,
>(path: Path, words: Words, { entity, created, query, patch }: Schemas<Entity, New, Query, Patch>) {
  const common = { ...memberAccess, tags: [words.tag] };
  const one = { params: idParams, query: noQuery };
  const responses = { 200: jsonAnswer(`The ${words.one}.`, entity), ...refusals, ...missing };
  const create = createRoute({
    ...common,
    method: "post",
    path,
    request: { query: noQuery, body: jsonBody(created) },
    responses: { 201: jsonAnswer(words.isNew, entity), ...refusals, ...conflicting },
  });
  const list = createRoute({
    ...common,
    method: "get",
    path,
    request: { query },
    responses: { 200: jsonAnswer(`${words.many}, newest first.`, pageOf(entity)), ...refusals },
  });
  const get = createRoute({
    ...common,
    method: "get",
    path: `${path}/{id}`,
    request: one,
    responses,
  });
  const change = createRoute({
    ...common,
    method: "patch",
    path: `${path}/{id}`,
    request: { ...one, body: jsonBody(patch) },
    responses: { ...responses, ...conflicting },
  });
  const act = <Action extends "pause" | "resume">(action: Action) =>
    createRoute({
      ...common,
      method: "post",
      path: `${path}/{id}/${action}`,
      request: one,
      responses,
    });
  return { create, list, get, change, pause: act("pause"), resume: act("resume") };
}
