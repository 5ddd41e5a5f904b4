import { conversions } from "./fact-tables.ts";
import type { ConversionRecord } from "./list-conversions.ts";
import { recordColumns } from "./record-columns.ts";

/** Conversions of one click that a report is compared with: far more than anybody makes. */
const MAX_ROWS = 200;

export type ReportedKeys = {
  readonly eventTypeId: string;
  readonly dedupeKeys: readonly string[];
  readonly clickId: string | null;
};

/** What is stored of an event type under a report's keys or for its click, oldest first. */
export async function findReported(
  db: D1Database,
  workspaceId: string,
  { eventTypeId, dedupeKeys, clickId }: ReportedKeys,
): Promise<readonly ConversionRecord[]> {
  const byKey = db.prepare(BY_KEY_SQL).bind(workspaceId, eventTypeId, JSON.stringify(dedupeKeys));
  if (clickId === null) return byOldest((await byKey.all<ConversionRecord>()).results);
  const byClick = db.prepare(BY_CLICK_SQL).bind(workspaceId, eventTypeId, clickId);
  const found = await db.batch<ConversionRecord>([byKey, byClick]);
  return byOldest(found.flatMap(({ results }) => results));
}

/** The index is named, for of itself SQLite goes through all conversions of the workspace: it has no statistics to know better. */
const ofType = (index: string) =>
  `SELECT ${recordColumns(conversions)} FROM conversions INDEXED BY ${index} WHERE workspace_id = ?1 AND event_type_id = ?2`;
const BY_KEY_SQL = `${ofType("conversions_once")} AND dedupe_key IN (SELECT value FROM json_each(?3))`;
const BY_CLICK_SQL = `${ofType("conversions_click")} AND click_id = ?3 ORDER BY id LIMIT ${MAX_ROWS}`;

function byOldest(rows: readonly ConversionRecord[]): readonly ConversionRecord[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
