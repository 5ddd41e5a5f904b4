import type { LedgerEntryRow, LedgerQuery, Page } from "@cleverdrip/contract";
import { listLedger, type LedgerRecord } from "@cleverdrip/db";
import { encodeCursor, readCursor } from "../http/cursor.ts";
import { requirePublisher } from "../publishers/get.ts";
import { parseTimes } from "../time-range.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toLedgerEntry } from "./entity.ts";

/** An entry's time and id: many are written in one millisecond. */
const PLACE = /^\d{1,15}:[a-z]{3}_[0-9a-z_]{1,60}$/;

export async function ledgerPage(
  ctx: WorkspaceContext,
  publisherId: string,
  query: LedgerQuery,
): Promise<Page<LedgerEntryRow> & { data: LedgerEntryRow[] }> {
  await requirePublisher(ctx, publisherId);
  const { limit } = query;
  const rows = await listLedger(ctx.events, ctx.workspaceId, {
    publisherId,
    limit,
    before: placeOf(readCursor(query.cursor, PLACE)),
    ...parseTimes(query, ctx.workspace.timezone),
    kind: query.kind ?? null,
    currency: query.currency ?? null,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    data: page.map(toLedgerEntry),
    nextCursor: last === undefined ? null : cursorOf(last),
  };
}

function cursorOf({ atMs, id }: LedgerRecord): string {
  return encodeCursor(`${atMs}:${id}`);
}

function placeOf(text: string | null) {
  if (text === null) return null;
  const end = text.indexOf(":");
  return { atMs: Number(text.slice(0, end)), id: text.slice(end + 1) };
}
