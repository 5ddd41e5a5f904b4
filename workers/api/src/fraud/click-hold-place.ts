import type { ClickDay } from "@cleverdrip/db";
import { encodeCursor, readCursor } from "../http/cursor.ts";

/** A day's campaigns and publishers: many are held of one day. */
const PLACE = /^\d{4}-\d{2}-\d{2}:cmp_[0-9a-z]{24}:pub_[0-9a-z]{24}$/;

/** The row that a page of holds starts after; null on the first page. */
export function readPlace(cursor: string | undefined): ClickDay | null {
  const text = readCursor(cursor, PLACE);
  if (text === null) return null;
  const [day = "", campaignId = "", publisherId = ""] = text.split(":");
  return { day, campaignId, publisherId };
}

/** A page of rows of which there is one more than the limit where more follow. */
export function pageOfHolds<T extends ClickDay>(found: readonly T[], limit: number) {
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last === undefined ? null : cursorOf(last) };
}

function cursorOf({ day, campaignId, publisherId }: ClickDay): string {
  return encodeCursor(`${day}:${campaignId}:${publisherId}`);
}
