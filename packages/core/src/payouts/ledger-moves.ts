import { moneyMove } from "../conversion/move-status.ts";
import type { ConversionStatus } from "../conversion-status.ts";

export type PaidState = { readonly status: ConversionStatus; readonly payoutMicros: number };

export type LedgerMove = {
  readonly kind: "earn" | "reverse" | "adjust";
  readonly amountMicros: number;
  /** Which of the statuses it belongs to. */
  readonly index: number;
};

/**
 * Entries for a conversion that takes these statuses one after the other (the same one again where only its payout has
 * changed). Together they leave its payout where it ends approved, and nothing where it does not.
 */
export function ledgerMoves(
  before: PaidState | null,
  statuses: readonly ConversionStatus[],
  payoutMicros: number,
): readonly LedgerMove[] {
  let from = before?.status ?? null;
  let owed = before?.status === "approved" ? before.payoutMicros : 0;
  const moves: LedgerMove[] = [];
  for (const [index, status] of statuses.entries()) {
    const move = moneyMove(from, status);
    if (move === "earn") {
      moves.push({ kind: "earn", amountMicros: payoutMicros, index });
      owed = payoutMicros;
    } else if (move === "reverse") {
      moves.push({ kind: "reverse", amountMicros: 0 - owed, index });
      owed = 0;
    } else if (status === "approved" && owed !== payoutMicros) {
      moves.push({ kind: "adjust", amountMicros: payoutMicros - owed, index });
      owed = payoutMicros;
    }
    from = status;
  }
  return moves;
}
