import { creditedParts, ledgerMoves, publisherPart, readCredits } from "@cleverdrip/core";
import type { CountedState } from "./conversion-parts.ts";
import type { HistoryLine } from "./conversion-write.ts";

export type LedgerRow = readonly [
  kind: string,
  amountMicros: number,
  place: number,
  publisherId: string,
];

/**
 * Entries for everybody who has, or had, a part of the conversion: each as if that part were a conversion of its own, so
 * that what all of them are owed is its payout.
 */
export function ledgerRowsOf(
  before: CountedState | null,
  after: CountedState,
  statuses: readonly HistoryLine["status"][],
): readonly LedgerRow[] {
  const [had, has] = [partsOf(before), partsOf(after)];
  const publishers = new Set([...has, ...had].map(({ publisherId }) => publisherId));
  return [...publishers].flatMap((publisherId) => {
    const { payoutMicros } = publisherPart(has, publisherId);
    const paid =
      before === null ? null : { ...publisherPart(had, publisherId), status: before.status };
    return ledgerMoves(paid, statuses, payoutMicros).map(
      ({ kind, amountMicros, index }): LedgerRow => [kind, amountMicros, index, publisherId],
    );
  });
}

function partsOf(state: CountedState | null) {
  return state === null ? [] : creditedParts({ ...state, credits: readCredits(state.credits) });
}
