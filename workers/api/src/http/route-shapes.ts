import { pageOf } from "@cleverdrip/contract";
import { createRoute } from "@hono/zod-openapi";
import type * as z from "zod";
import { memberAccess } from "../auth/require-member.ts";
import {
  idParams,
  jsonAnswer,
  jsonBody,
  missing,
  noQuery,
  refusals,
  type conflicting,
  type unavailable,
} from "./route-parts.ts";

/** Refusals beyond those that every route of its shape has. */
export type MoreRefusals = Partial<typeof conflicting & typeof unavailable>;

const one = { params: idParams, query: noQuery };
const common = (tag: string) => ({ ...memberAccess, tags: [tag] });

export function listRoute<
  Path extends string,
  Query extends z.ZodObject,
  Entity extends z.ZodObject,
>(tag: string, path: Path, query: Query, answer: readonly [description: string, Entity]) {
  const [description, entity] = answer;
  return createRoute({
    ...common(tag),
    method: "get",
    path,
    request: { query },
    responses: { 200: jsonAnswer(description, pageOf(entity)), ...refusals },
  });
}

export function createOneRoute<
  Path extends string,
  New extends z.ZodType,
  Entity extends z.ZodType,
  More extends MoreRefusals,
>(tag: string, path: Path, body: New, answer: readonly [string, Entity], more: More) {
  return createRoute({
    ...common(tag),
    method: "post",
    path,
    request: { query: noQuery, body: jsonBody(body) },
    responses: { 201: jsonAnswer(...answer), ...refusals, ...more },
  });
}

export function getRoute<Path extends string, Entity extends z.ZodType>(
  tag: string,
  path: Path,
  answer: readonly [string, Entity],
) {
  return createRoute({
    ...common(tag),
    method: "get",
    path,
    request: one,
    responses: { 200: jsonAnswer(...answer), ...refusals, ...missing },
  });
}

export function changeRoute<
  Path extends string,
  Patch extends z.ZodType,
  Entity extends z.ZodType,
  More extends MoreRefusals,
>(tag: string, path: Path, patch: Patch, answer: readonly [string, Entity], more: More) {
  return createRoute({
    ...common(tag),
    method: "patch",
    path,
    request: { ...one, body: jsonBody(patch) },
    responses: { 200: jsonAnswer(...answer), ...refusals, ...missing, ...more },
  });
}

/** Something that is asked or done as a body says, with many of them or with none. */
export function bodyRoute<
  Path extends string,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  More extends Partial<typeof missing> & MoreRefusals,
>(tag: string, path: Path, body: Body, answer: readonly [string, Answer], more: More) {
  return createRoute({
    ...common(tag),
    method: "post",
    path,
    request: { query: noQuery, body: jsonBody(body) },
    responses: { 200: jsonAnswer(...answer), ...refusals, ...more },
  });
}

/** What one of them has, a page at a time. */
export function listOfOneRoute<
  Path extends string,
  Query extends z.ZodObject,
  Entity extends z.ZodObject,
>(tag: string, path: Path, query: Query, answer: readonly [description: string, Entity]) {
  const [description, entity] = answer;
  return createRoute({
    ...common(tag),
    method: "get",
    path,
    request: { params: idParams, query },
    responses: { 200: jsonAnswer(description, pageOf(entity)), ...refusals, ...missing },
  });
}

/** Something that is asked of one of them, or done with it, as a body says. */
export function bodyOfOneRoute<
  Path extends string,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  More extends MoreRefusals,
>(tag: string, path: Path, body: Body, answer: readonly [string, Answer], more: More) {
  return createRoute({
    ...common(tag),
    method: "post",
    path,
    request: { ...one, body: jsonBody(body) },
    responses: { 200: jsonAnswer(...answer), ...refusals, ...missing, ...more },
  });
}

/** Something that is done with one of them, without a body. */
export function actRoute<Path extends string, Entity extends z.ZodType, More extends MoreRefusals>(
  tag: string,
  path: Path,
  answer: readonly [string, Entity],
  more: More,
) {
  return createRoute({
    ...common(tag),
    method: "post",
    path,
    request: one,
    responses: { 200: jsonAnswer(...answer), ...refusals, ...missing, ...more },
  });
}
