import { and, asc, eq, inArray } from "drizzle-orm";
import { eventsDb } from "./events-db.ts";
import { conversions } from "./fact-tables.ts";
import type { ConversionRecord } from "./list-conversions.ts";

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
  const events = eventsDb(db);
  const select = () => events.select().from(conversions).$dynamic();
  const ofType = and(
    eq(conversions.workspaceId, workspaceId),
    eq(conversions.eventTypeId, eventTypeId),
  );
  const byKey = select().where(and(ofType, inArray(conversions.dedupeKey, [...dedupeKeys])));
  if (clickId === null) return byOldest(await byKey);
  const byClick = select()
    .where(and(ofType, eq(conversions.clickId, clickId)))
    .orderBy(asc(conversions.id))
    .limit(MAX_ROWS);
  return byOldest((await events.batch([byKey, byClick])).flat());
}

function byOldest(rows: readonly ConversionRecord[]): readonly ConversionRecord[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
