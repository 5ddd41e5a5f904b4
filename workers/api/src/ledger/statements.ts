import type { StatementRow, StatementsQuery } from "@cleverdrip/contract";
import { periodsOf, statementsOf, type LedgerEntry, type Statement } from "@cleverdrip/core";
import { firstLedgerMs, sumPeriods } from "@cleverdrip/db";
import { requirePublisher } from "../publishers/get.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

/** Every statement of a publisher under these terms, from its first entry to the last period that has ended. */
export async function publisherStatements(
  ctx: WorkspaceContext,
  publisherId: string,
  { terms, thresholdMicros }: StatementsQuery,
): Promise<{ data: StatementRow[] }> {
  await requirePublisher(ctx, publisherId);
  const { events, workspaceId, nowMs } = ctx;
  const { timezone } = ctx.workspace;
  const firstMs = await firstLedgerMs(events, workspaceId, publisherId);
  if (firstMs === null) return { data: [] };
  const periods = periodsOf(terms, firstMs, nowMs, timezone);
  const sums = await sumPeriods(events, workspaceId, publisherId, periods);
  // Statements only sum up, so one entry for each period, kind and currency stands for all of them.
  const entries = sums.map((sum, i): LedgerEntry => {
    const atMs = periods[sum.period]?.startMs ?? firstMs;
    const { kind, amountMicros, currency } = sum;
    return {
      id: String(i),
      publisherId,
      kind,
      conversionId: null,
      amountMicros,
      currency,
      atMs,
      note: null,
    };
  });
  const thresholds = new Map(entries.map(({ currency }) => [currency, thresholdMicros]));
  const made = statementsOf(entries, { terms, timezone, thresholds }, nowMs);
  return { data: made.toSorted(latestFirst).map(toStatement) };
}

function latestFirst(a: Statement, b: Statement): number {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  return b.period.startMs - a.period.startMs;
}

function toStatement(made: Statement): StatementRow {
  const { terms, firstDay, lastDay, dueDay } = made.period;
  return {
    currency: made.currency,
    terms,
    firstDay,
    lastDay,
    dueDay,
    thresholdMicros: made.thresholdMicros,
    openingMicros: made.openingMicros,
    earnedMicros: made.earnedMicros,
    reversedMicros: made.reversedMicros,
    adjustedMicros: made.adjustedMicros,
    paidMicros: made.paidMicros,
    offsetMicros: made.offsetMicros,
    payableMicros: made.payableMicros,
    carriedMicros: made.carriedMicros,
    outstandingMicros: made.outstandingMicros,
    closingMicros: made.closingMicros,
  };
}
