import type { ExchangeRateRow, Page, RatesQuery } from "@cleverdrip/contract";
import { formatRate, type RateAsked } from "@cleverdrip/core";
import { listRates, type RateRow } from "@cleverdrip/db";
import { encodeCursor, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

const PLACE = /^[A-Z]{3}:[A-Z]{3}:\d{4}-\d{2}-\d{2}$/;

export async function ratesPage(
  ctx: WorkspaceContext,
  query: RatesQuery,
): Promise<Page<ExchangeRateRow> & { data: ExchangeRateRow[] }> {
  const { limit, from = null, to = null, day = null } = query;
  const after = placeOf(readCursor(query.cursor, PLACE));
  const rows = await listRates(ctx.control, ctx.workspaceId, { from, to, day, limit, after });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    data: page.map(toRate),
    nextCursor: last === undefined ? null : encodeCursor(`${last.from}:${last.to}:${last.day}`),
  };
}

function toRate({ from, to, day, ppb, updatedAtMs }: RateRow): ExchangeRateRow {
  return { from, to, day, rate: formatRate(ppb), updatedAtMs };
}

function placeOf(text: string | null): RateAsked | null {
  if (text === null) return null;
  const [from = "", to = "", day = ""] = text.split(":");
  return { from, to, day };
}
