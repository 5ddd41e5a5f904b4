import {
  agreedPeriods,
  statementsOf,
  type LedgerEntry,
  type Statement,
  type StatementPeriod,
} from "@cleverdrip/core";
import { lockLedger, sumPeriods } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import type { AskedTerms } from "./asked-terms.ts";

export type LedgerStatements = {
  /** By currency, then oldest first. */
  readonly statements: readonly Statement[];
  /** One for each period (the one that still runs, too), kind and currency: statements only sum up. */
  readonly entries: readonly LedgerEntry[];
};

/**
 * A publisher's statements from its first entry to the last period that has ended. The ledger is closed up to there
 * first: a statement that somebody has seen never changes, and what is entered later lands in the next one.
 */
export async function ledgerStatements(
  ctx: WorkspaceContext,
  publisherId: string,
  { terms, thresholdMicros, past }: AskedTerms,
  firstMs: number | null,
): Promise<LedgerStatements> {
  const { events, workspaceId, nowMs } = ctx;
  const { timezone } = ctx.workspace;
  if (firstMs === null) return { statements: [], entries: [] };
  const agreed = agreedPeriods({ terms, past }, firstMs, nowMs + 1, timezone);
  const periods = agreed.map(({ period }) => period);
  const closed = periods.findLast(({ endMs }) => endMs <= nowMs);
  if (closed !== undefined) await lockLedger(events, workspaceId, closed.endMs);
  const entries = await entriesOf(ctx, publisherId, periods);
  const thresholds = new Map(entries.map(({ currency }) => [currency, thresholdMicros]));
  const settings = { terms, timezone, thresholds, past };
  return { statements: statementsOf(entries, settings, nowMs), entries };
}

async function entriesOf(
  { events, workspaceId }: WorkspaceContext,
  publisherId: string,
  periods: readonly StatementPeriod[],
): Promise<readonly LedgerEntry[]> {
  const sums = await sumPeriods(events, workspaceId, publisherId, periods);
  return sums.map(({ period, kind, amountMicros, currency }, i) => ({
    id: String(i),
    publisherId,
    kind,
    conversionId: null,
    amountMicros,
    currency,
    atMs: periods[period]?.startMs ?? 0,
    note: null,
  }));
}
