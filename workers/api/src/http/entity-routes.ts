import type * as z from "zod";
import { conflicting } from "./route-parts.ts";
import {
  actRoute,
  changeRoute,
  createOneRoute,
  getRoute,
  listRoute,
  type MoreRefusals,
} from "./route-shapes.ts";

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

/** The routes of a thing that members make, list, look at, change (which `whenChanged` may refuse), pause and resume. */
export function entityRoutes<
  Path extends string,
  Entity extends z.ZodObject,
  New extends z.ZodType,
  Query extends z.ZodObject,
  Patch extends z.ZodType,
  More extends MoreRefusals,
>(path: Path, words: Words, schemas: Schemas<Entity, New, Query, Patch>, whenChanged: More) {
  const { tag, one, many, isNew } = words;
  const { entity, created, query, patch } = schemas;
  const answer = [`The ${one}.`, entity] as const;
  const item = `${path}/{id}` as const;
  return {
    create: createOneRoute(tag, path, created, [isNew, entity], conflicting),
    list: listRoute(tag, path, query, [`${many}, newest first.`, entity]),
    get: getRoute(tag, item, answer),
    change: changeRoute(tag, item, patch, answer, whenChanged),
    pause: actRoute(tag, `${path}/{id}/pause`, answer, {}),
    resume: actRoute(tag, `${path}/{id}/resume`, answer, {}),
  };
}
