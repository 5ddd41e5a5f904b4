import {
  CONVERSION_STATUSES,
  type ConversionStatus,
  type ExistingConversion,
  type PayoutRecord,
  recordOf,
  type ReportedMoney,
} from "@cleverdrip/core";
import type { ConversionRecord } from "@cleverdrip/db";

/** A sum that was taken in; `by` = the report that brought it, so that it is not taken in twice. */
export type CountedSum = ReportedMoney & { readonly by?: string };

/** A stored conversion as duplicates are judged by it. */
export function existingConversion(row: ConversionRecord): ExistingConversion {
  const { id, txid, status, amountMicros, currency, coupon } = row;
  return {
    id,
    txid,
    clickId: row.clickId === "" ? null : row.clickId,
    status,
    saidStatuses: statusesOf(row.saidStatuses),
    waitingStatuses: statusesOf(row.waitingStatuses),
    data: { amountMicros, currency, coupon },
    dataAtMs: row.dataAtMs ?? row.receivedAtMs,
    counted: countedSums(row),
  };
}

/** Rows of before there were lists have the amount alone. */
export function countedSums({
  counted,
  amountMicros,
  currency,
}: ConversionRecord): readonly CountedSum[] {
  // Written by us, in this shape.
  const sums = JSON.parse(counted) as CountedSum[];
  return sums.length > 0 ? sums : [{ amountMicros, currency }];
}

export function statusesOf(json: string): readonly ConversionStatus[] {
  const said = JSON.parse(json) as unknown[];
  return CONVERSION_STATUSES.filter((status) => said.includes(status));
}

/** How its payout was decided; for rows of before that was kept in steps, as two amounts that are simply given. */
export function payoutRecord(row: ConversionRecord): PayoutRecord {
  const stored = JSON.parse(row.payoutSteps) as Partial<PayoutRecord>;
  return Array.isArray(stored.steps) && stored.input !== undefined
    ? {
        version: stored.version ?? 1,
        input: stored.input,
        steps: stored.steps,
        ...(stored.shared === undefined ? {} : { shared: stored.shared }),
      }
    : recordOf(row);
}
