import {
  adjustShared,
  formatMicros,
  moveStatus,
  readCredits,
  settleStatus,
  type ConversionStatus,
  type Price,
} from "@cleverdrip/core";
import type { ConversionRecord, ConversionState, HistoryLine } from "@cleverdrip/db";
import type { ByHand } from "./change-conversions.ts";
import { payoutRecord, statusesOf } from "./stored-conversion.ts";

export type ByHandPlan =
  | {
      readonly kind: "write";
      readonly after: ConversionState;
      readonly history: readonly HistoryLine[];
    }
  | { readonly kind: "unchanged" }
  | { readonly kind: "refused"; readonly sentence: string };

/** What a member's change makes of a conversion. */
export function planByHand(
  stored: ConversionRecord,
  { change, actor, reason }: ByHand,
  attempt: string,
): ByHandPlan {
  const line = (status: ConversionStatus, why: string) => ({ status, reason: why, actor });
  const write = (
    fields: Partial<ConversionState>,
    history: readonly HistoryLine[],
  ): ByHandPlan => ({
    kind: "write",
    history,
    after: { ...stored, ...fields, attempt, sequence: stored.sequence + history.length },
  });
  if (change.kind === "adjust") {
    const price = adjusted(stored, change);
    if (price.kind !== "priced") return price;
    const { payoutMicros, revenueMicros, record, credits } = price;
    const money = {
      payoutMicros,
      revenueMicros,
      payoutSteps: JSON.stringify(record),
      credits: JSON.stringify(credits),
    };
    return write(money, [line(stored.status, `${reason} (${adjustWords(stored, price)})`)]);
  }
  const to = change.kind === "restore" ? "approved" : change.status;
  if (change.kind === "restore" && stored.status !== "rejected") {
    return { kind: "refused", sentence: "only a rejected conversion can be restored" };
  }
  const move = moveStatus(stored.status, to, "member");
  if (move.kind === "unchanged") return { kind: "unchanged" };
  if (move.kind === "illegal") return { kind: "refused", sentence: move.sentence };
  // What was reported too early, such as a refund that overtook this approval, follows at once.
  const { steps, waiting } = settleStatus(to, statusesOf(stored.waitingStatuses), to);
  const status = steps.at(-1) ?? to;
  const fields = {
    status,
    reason: status === "hold" ? "H_REVIEW" : "OK_MANUAL",
    waitingStatuses: JSON.stringify(waiting),
  };
  return write(fields, [line(to, reason), ...steps.map((step) => line(step, "reported earlier"))]);
}

function adjusted(
  stored: ConversionRecord,
  { payoutMicros, revenueMicros }: Extract<ByHand["change"], { kind: "adjust" }>,
) {
  if (![payoutMicros, revenueMicros].every(isAmount)) {
    return { kind: "refused", sentence: "amounts are whole micros, not below 0" } as const;
  }
  const credits = readCredits(stored.credits);
  const price = adjustShared(credits, payoutRecord(stored), payoutMicros, revenueMicros);
  if (price.kind !== "priced") {
    return { kind: "refused", sentence: PRICE_PROBLEM[price.kind] } as const;
  }
  const isSame =
    price.payoutMicros === stored.payoutMicros && price.revenueMicros === stored.revenueMicros;
  return isSame ? ({ kind: "unchanged" } as const) : price;
}

function isAmount(micros: number | null): boolean {
  return micros === null || (Number.isSafeInteger(micros) && micros >= 0);
}

const PRICE_PROBLEM = {
  "amount-missing": "its payout is a share of an amount that is not known: set both amounts",
  "amount-too-large": "the amounts are larger than can be paid out",
} as const satisfies Record<Exclude<Price["kind"], "priced">, string>;

function adjustWords(
  stored: ConversionRecord,
  { payoutMicros, revenueMicros }: Extract<Price, { kind: "priced" }>,
): string {
  const words = (name: string, before: number, after: number) =>
    before === after ? [] : [`${name} ${formatMicros(before)} → ${formatMicros(after)}`];
  return [
    ...words("payout", stored.payoutMicros, payoutMicros),
    ...words("revenue", stored.revenueMicros, revenueMicros),
  ].join(", ");
}
