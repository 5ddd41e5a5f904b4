import type { Page } from "@cleverdrip/contract";
import type { IdPage } from "@cleverdrip/db";
import { invalidField } from "./refusal.ts";

/** What ids of a list look like: a cursor that holds anything else is not one of ours. */
export const ENTITY_ID = /^[a-z]{3}_[0-9a-z]{24}$/;
export const CLICK_ID = /^[0-9a-hjkmnp-tv-z]{32}$/;

/** The id a page starts below; null on the first page. */
export function readCursor(cursor: string | undefined, shape: RegExp): string | null {
  if (cursor === undefined) return null;
  const id = decode(cursor);
  if (id === null || !shape.test(id)) {
    throw invalidField("cursor", "is not a nextCursor of this list");
  }
  return id;
}

export function pageAnswer<R, T>(
  page: IdPage<R>,
  toEntity: (row: R) => T,
): Page<T> & { data: T[] } {
  return {
    data: page.rows.map(toEntity),
    nextCursor: page.lastId === null ? null : encodeCursor(page.lastId),
  };
}

/** Where a page ends, as `readCursor` will read it. */
export function encodeCursor(id: string): string {
  return btoa(id).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function decode(cursor: string): string | null {
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) return null;
  try {
    return atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    // atob refuses lengths that no encoder produces.
    return null;
  }
}
