import { firstEntityIdAt } from "@cleverdrip/core";
import { and, eq, gte, lt } from "drizzle-orm";
import { inIds } from "../control/search.ts";
import type { HistoryRecord, LedgerRecord } from "../events/conversion-facts.ts";
import { eventsDb } from "../events/events-db.ts";
import { conversionHistory, conversions, payoutLedger } from "../events/fact-tables.ts";
import type { ConversionRecord } from "../events/list-conversions.ts";

/** Ids of one query: as JSON far below what a parameter may have. */
const STEP = 2_000;

/** Conversions whose event was in a time range. */
export function readResultsOf(
  db: D1Database,
  workspaceId: string,
  fromMs: number,
  toMs: number,
): Promise<ConversionRecord[]> {
  const { workspaceId: own, atMs } = conversions;
  return eventsDb(db)
    .select()
    .from(conversions)
    .where(and(eq(own, workspaceId), gte(atMs, fromMs), lt(atMs, toMs)));
}

/** Conversions whose first report came in a time range, by the time in their id. */
export function readResultsReceived(
  db: D1Database,
  workspaceId: string,
  fromMs: number,
  toMs: number,
): Promise<ConversionRecord[]> {
  const { workspaceId: own, id } = conversions;
  const first = (atMs: number) => firstEntityIdAt("cnv", atMs);
  return eventsDb(db)
    .select()
    .from(conversions)
    .where(and(eq(own, workspaceId), gte(id, first(fromMs)), lt(id, first(toMs))));
}

export function readResults(
  db: D1Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<ConversionRecord[]> {
  return inSteps(ids, (some) =>
    eventsDb(db)
      .select()
      .from(conversions)
      .where(and(eq(conversions.workspaceId, workspaceId), inIds(conversions.id, some))),
  );
}

export function readHistories(
  db: D1Database,
  workspaceId: string,
  conversionIds: readonly string[],
): Promise<HistoryRecord[]> {
  const { workspaceId: own, conversionId } = conversionHistory;
  return inSteps(conversionIds, (some) =>
    eventsDb(db)
      .select()
      .from(conversionHistory)
      .where(and(eq(own, workspaceId), inIds(conversionId, some))),
  );
}

/** Entries of these conversions, and these entries. */
export async function readEntries(
  db: D1Database,
  workspaceId: string,
  { conversionIds, ids }: Readonly<Record<"conversionIds" | "ids", readonly string[]>>,
): Promise<LedgerRecord[]> {
  const { workspaceId: own, conversionId, id } = payoutLedger;
  const of = (column: typeof conversionId | typeof id) => (some: readonly string[]) =>
    eventsDb(db)
      .select()
      .from(payoutLedger)
      .where(and(eq(own, workspaceId), inIds(column, some)));
  return [...(await inSteps(conversionIds, of(conversionId))), ...(await inSteps(ids, of(id)))];
}

async function inSteps<T>(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (let i = 0; i < ids.length; i += STEP) found.push(...(await read(ids.slice(i, i + STEP))));
  return found;
}
