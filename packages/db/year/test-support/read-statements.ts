import { periodsOf, statementsOf, type LedgerEntry, type Statement } from "@cleverdrip/core";
import { firstLedgerMs, sumPeriods } from "../../src/events/ledger-sums.ts";
import { ZONE } from "./make-results.ts";

/** Below it nothing is paid, so that sums are carried over. */
const THRESHOLD_MICROS = 20_000_000_000;

/** A publisher's monthly statements from the real ledger, summed up by period, kind and currency as the api does. */
export async function readStatements(
  db: D1Database,
  workspaceId: string,
  publisherId: string,
  nowMs: number,
): Promise<readonly Statement[]> {
  const firstMs = await firstLedgerMs(db, workspaceId, publisherId);
  if (firstMs === null) return [];
  const periods = periodsOf("monthly", firstMs, nowMs, ZONE);
  const sums = await sumPeriods(db, workspaceId, publisherId, periods);
  const entries = sums.map(({ period, kind, amountMicros, currency }, i): LedgerEntry => {
    const atMs = periods[period]?.startMs ?? 0;
    const rest = { conversionId: null, note: null };
    return { id: String(i), publisherId, kind, amountMicros, currency, atMs, ...rest };
  });
  const thresholds = new Map(entries.map(({ currency }) => [currency, THRESHOLD_MICROS]));
  const made = statementsOf(entries, { terms: "monthly", timezone: ZONE, thresholds }, nowMs);
  return made.map((own) => ({ ...own, entries: [] }));
}
