import { conversionRow, type ConversionRow } from "@cleverdrip/contract";
import type { ConversionRecord } from "@cleverdrip/db";

export function toConversion(record: ConversionRecord): ConversionRow {
  return {
    id: record.id,
    atMs: record.atMs,
    receivedAtMs: record.receivedAtMs,
    status: conversionRow.shape.status.parse(record.status),
    reason: record.reason,
    eventTypeId: record.eventTypeId,
    eventName: record.eventName,
    txid: record.txid,
    clickId: record.clickId,
    clickAtMs: record.clickAtMs,
    // A click stamped by a faster clock than the postback's counts as simultaneous, as where it was judged.
    ctitMs: Math.max(0, record.receivedAtMs - record.clickAtMs),
    campaignId: record.campaignId,
    publisherId: record.publisherId,
    linkId: record.linkId,
    currency: record.currency,
    amountMicros: record.amountMicros,
    revenueMicros: record.revenueMicros,
    payoutMicros: record.payoutMicros,
    via: conversionRow.shape.via.parse(record.via),
    rung: conversionRow.shape.rung.parse(record.rung),
    coupon: record.coupon,
    originalStatus: record.originalStatus,
    heldUntilMs: record.heldUntilMs,
    repeat: record.repeat,
    country: record.country,
    device: record.device,
  };
}
