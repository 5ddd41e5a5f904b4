import { creditedParts, readCredits, type Counts, type VerifiedRow } from "@cleverdrip/core";
import type { ConversionLine, ConversionState } from "@cleverdrip/db";
import { hourBucket } from "./checked.ts";

/** What of a conversion its log line and its row must have alike. */
export function resultRow(state: Omit<ConversionState, "visitorId" | "dataAtMs">): VerifiedRow {
  const { id, atMs, payoutMicros, revenueMicros, amountMicros, clickId, txid } = state;
  const { status, reason, day, currency, credits, sequence, campaignId, coupon } = state;
  return {
    id,
    bucket: hourBucket(atMs, state),
    amounts: { payoutMicros, revenueMicros, amountMicros },
    fields: { atMs, day, status, reason, currency, credits, sequence, coupon, clickId, txid },
    twin: [campaignId, state.eventTypeId, clickId, txid, atMs, state.receivedAtMs].join(" "),
  };
}

/** Lines of its history, by conversion and place. */
export function historyRow(
  conversionId: string,
  sequence: number,
  { status, reason, actor }: Readonly<Record<"status" | "reason" | "actor", string>>,
): VerifiedRow {
  const id = historyId(conversionId, sequence);
  return { id, bucket: null, amounts: {}, fields: { status, reason, actor }, twin: id };
}

export function historyId(conversionId: string, sequence: number): string {
  return `${conversionId}#${sequence}`;
}

/** An entry of the ledger; it is counted where its publisher is owed. */
export function entryRow(entry: {
  readonly id: string;
  readonly publisherId: string;
  readonly conversionId: string;
  readonly kind: string;
  readonly amountMicros: number;
  readonly sequence: number;
}): VerifiedRow {
  const { id, publisherId, conversionId, kind, amountMicros, sequence } = entry;
  return {
    id,
    bucket: publisherId,
    amounts: { amountMicros },
    fields: { kind, conversionId, sequence },
    twin: [publisherId, conversionId, kind, amountMicros].join(" "),
  };
}

export function entriesOfLine({ after, ledger }: ConversionLine): readonly VerifiedRow[] {
  return ledger.map(([id, kind, amountMicros, sequence, , , publisherId]) =>
    entryRow({ id, kind, amountMicros, sequence, publisherId, conversionId: after.id }),
  );
}

export type CountedResult = Pick<
  ConversionState,
  | "id"
  | "atMs"
  | "campaignId"
  | "publisherId"
  | "linkId"
  | "status"
  | "revenueMicros"
  | "payoutMicros"
  | "credits"
>;

/** What a conversion adds to the buckets of everybody who shares it; its event is counted in the first. */
export function resultCounts(
  state: CountedResult,
): readonly (readonly [bucket: string, Partial<Counts>, isMain: boolean])[] {
  const parts = creditedParts({ ...state, credits: readCredits(state.credits) });
  return parts.map(({ publisherId, linkId, isMain, revenueMicros, payoutMicros }) => {
    const bucket = hourBucket(state.atMs, { campaignId: state.campaignId, publisherId, linkId });
    return [bucket, counts(state.status, isMain ? 1 : 0, { revenueMicros, payoutMicros }), isMain];
  });
}

/** Money counts once the conversion is approved. */
function counts(
  status: ConversionState["status"],
  one: number,
  money: Pick<Counts, "revenueMicros" | "payoutMicros">,
): Partial<Counts> {
  if (status === "approved") return { conversions: one, ...money };
  if (status === "pending" || status === "hold") return { pendingConversions: one };
  return { rejectedConversions: one };
}
