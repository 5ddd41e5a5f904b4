import type { LedgerEntryRow } from "@cleverdrip/contract";
import type { LedgerRecord } from "@cleverdrip/db";

export function toLedgerEntry(record: LedgerRecord): LedgerEntryRow {
  const { id, publisherId, kind, conversionId, amountMicros, currency, atMs, note, actor } = record;
  const entry = { id, publisherId, kind, amountMicros, currency, atMs, note, actor };
  return { ...entry, conversionId: conversionId === "" ? null : conversionId };
}
