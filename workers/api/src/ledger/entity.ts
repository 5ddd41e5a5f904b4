import type { LedgerEntryRow } from "@cleverdrip/contract";
import type { LedgerRecord } from "@cleverdrip/db";

/** As packages/db enters what clicks earned, where conversions have their id. */
const CLICKS = /^(?:clicks|held):(?<campaignId>[^:]+):[^:]+:(?<day>[^:]+)$/;

export function toLedgerEntry(record: LedgerRecord): LedgerEntryRow {
  const { id, publisherId, kind, amountMicros, currency, atMs, note, actor } = record;
  const entry = { id, publisherId, kind, amountMicros, currency, atMs, note, actor };
  return { ...entry, ...ledgerSource(record.conversionId) };
}

/** What an entry is for. */
export function ledgerSource(text: string): Pick<LedgerEntryRow, "conversionId" | "clicks"> {
  const { campaignId, day } = CLICKS.exec(text)?.groups ?? {};
  if (campaignId !== undefined && day !== undefined)
    return { conversionId: null, clicks: { campaignId, day } };
  return { conversionId: text === "" ? null : text, clicks: null };
}
