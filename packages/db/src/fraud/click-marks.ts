import type { MarkedPart } from "@cleverdrip/core";
import { jsonParts } from "../events/json-parts.ts";
import { keyOf, type ClickDay } from "./click-holds.ts";

/** What is held against a day's clicks, by any policy. */
export type ClickMark = ClickDay & {
  readonly sampled: number;
  readonly parts: readonly MarkedPart[];
};

/**
 * Keeps what is held against days of clicks that earned something: of the days from `sinceDay` on these are all, and those
 * before `oldestDay` are forgotten. Both as `yyyy-mm-dd`.
 */
export async function saveClickMarks(
  db: D1Database,
  workspaceId: string,
  marks: readonly ClickMark[],
  { sinceDay, oldestDay }: { readonly sinceDay: string; readonly oldestDay: string },
): Promise<void> {
  const { results: known } = await db
    .prepare(KNOWN_SQL)
    .bind(workspaceId, sinceDay)
    .all<ClickDay>();
  const marked = new Set(marks.map((own) => JSON.stringify(keyOf(own))));
  const gone = known.map(keyOf).filter((key) => !marked.has(JSON.stringify(key)));
  const rows = marks.map((own) => [...keyOf(own), own.sampled, JSON.stringify(own.parts)]);
  await db.batch([
    db.prepare(FORGET_SQL).bind(workspaceId, oldestDay),
    ...jsonParts(gone).map((part) => db.prepare(DROP_SQL).bind(part, workspaceId)),
    ...jsonParts(rows).map((part) => db.prepare(SAVE_SQL).bind(part, workspaceId)),
  ]);
}

const KNOWN_SQL = `
  SELECT day, campaign_id AS campaignId, publisher_id AS publisherId FROM click_marks
  WHERE workspace_id = ?1 AND day >= ?2`;

const FORGET_SQL = `DELETE FROM click_marks WHERE workspace_id = ?1 AND day < ?2`;

const DROP_SQL = `
  DELETE FROM click_marks WHERE workspace_id = ?2 AND (day, campaign_id, publisher_id) IN (
    SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1))`;

const SAVE_SQL = `
  INSERT INTO click_marks (workspace_id, day, campaign_id, publisher_id, sampled, parts)
  SELECT ?2, r.value ->> 0, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4
  FROM json_each(?1) r WHERE EXISTS (SELECT 1 FROM click_earnings e WHERE e.workspace_id = ?2
    AND e.campaign_id = r.value ->> 1 AND e.publisher_id = r.value ->> 2 AND e.day = r.value ->> 0)
  ON CONFLICT (workspace_id, day, campaign_id, publisher_id) DO UPDATE SET sampled = excluded.sampled, parts = excluded.parts
  WHERE (sampled, parts) IS NOT (excluded.sampled, excluded.parts)`;
