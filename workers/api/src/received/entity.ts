import { receivedRow, type ReceivedRow } from "@cleverdrip/contract";
import type { ReceivedRecord } from "@cleverdrip/db";

export function toReceived(record: ReceivedRecord): ReceivedRow {
  const { id, atMs, reason, hint, clickId, campaignId, conversionId, txid, event } = record;
  // The consumer writes pairs there.
  const parameters = JSON.parse(record.parameters) as readonly (readonly [string, string])[];
  return {
    id,
    atMs,
    via: receivedRow.shape.via.parse(record.via),
    verdict: receivedRow.shape.verdict.parse(record.verdict),
    reason,
    hint,
    clickId,
    campaignId,
    conversionId,
    txid,
    event,
    parameters: parameters.map(([name, value]) => ({ name, value })),
    ipPrefix: record.ipPrefix,
    site: record.site,
  };
}
