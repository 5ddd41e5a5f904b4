import { and, asc, eq } from "drizzle-orm";
import { inIds } from "../control/search.ts";
import { deliveries } from "./delivery-tables.ts";
import { eventsDb } from "./events-db.ts";
import { capUsage, conversionHistory, payoutLedger } from "./fact-tables.ts";

export type HistoryRecord = typeof conversionHistory.$inferSelect;
export type LedgerRecord = typeof payoutLedger.$inferSelect;
export type DeliveryRecord = typeof deliveries.$inferSelect;
export type CapUsageRecord = typeof capUsage.$inferSelect;

/** What has been written for one conversion, oldest first. */
export type ConversionFacts = {
  readonly history: readonly HistoryRecord[];
  readonly ledger: readonly LedgerRecord[];
  readonly deliveries: readonly DeliveryRecord[];
  /** Of the counters asked for, those that run. */
  readonly capUsage: readonly CapUsageRecord[];
};

/** More of one kind than anybody reads about one conversion. */
const MOST = 200;

/** `capKeys` name counters: their periods are sorted out by whoever asks. */
export async function readConversionFacts(
  db: D1Database,
  workspaceId: string,
  conversionId: string,
  capKeys: readonly string[],
): Promise<ConversionFacts> {
  const events = eventsDb(db);
  const [history, ledger, sent, usage] = await events.batch([
    events
      .select()
      .from(conversionHistory)
      .where(
        and(
          eq(conversionHistory.workspaceId, workspaceId),
          eq(conversionHistory.conversionId, conversionId),
        ),
      )
      .orderBy(asc(conversionHistory.sequence))
      .limit(MOST),
    events
      .select()
      .from(payoutLedger)
      .where(
        and(eq(payoutLedger.workspaceId, workspaceId), eq(payoutLedger.conversionId, conversionId)),
      )
      .orderBy(asc(payoutLedger.sequence), asc(payoutLedger.id))
      .limit(MOST),
    events
      .select()
      .from(deliveries)
      .where(
        and(eq(deliveries.workspaceId, workspaceId), eq(deliveries.conversionId, conversionId)),
      )
      .orderBy(asc(deliveries.id))
      .limit(MOST),
    events
      .select()
      .from(capUsage)
      .where(and(eq(capUsage.workspaceId, workspaceId), inIds(capUsage.key, capKeys)))
      .limit(MOST),
  ]);
  return { history, ledger, deliveries: sent, capUsage: usage };
}
