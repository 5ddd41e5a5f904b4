import { formatMicros } from "../macros/macro-numbers.ts";
import type { CapCounter, CapMetric } from "./conversion-cap.ts";

export type CapVerdict =
  | { readonly kind: "ok" }
  | {
      readonly kind: "over";
      readonly reason: OverCapReason;
      readonly isHard: boolean;
      readonly counter: CapCounter;
      readonly used: number;
      readonly incoming: number;
      readonly sentence: string;
    };

export type OverCapReason = (typeof REFUSED)[CapMetric] | "H_OVER_CAP";

const REFUSED = {
  conversions: "X_CAP_CONVERSIONS",
  payout: "X_CAP_PAYOUT",
  revenue: "X_CAP_REVENUE",
} as const satisfies Record<CapMetric, string>;

/**
 * A conversion fits when no counter would pass its limit with it; the limit itself may be reached. A hard cap that is
 * passed comes before a soft one. Exact only where `used` is read in the transaction that adds the conversion to it.
 */
export function judgeCaps(
  counters: readonly CapCounter[],
  used: ReadonlyMap<string, number>,
  conversion: { readonly payoutMicros: number; readonly revenueMicros: number },
): CapVerdict {
  const incoming = capIncrements(conversion);
  const passed = counters.filter(
    ({ key, cap }) => (used.get(key) ?? 0) + incoming[cap.metric] > cap.limit,
  );
  const counter = passed.find(({ cap }) => cap.isHard) ?? passed[0];
  if (counter === undefined) return { kind: "ok" };
  return over(counter, used.get(counter.key) ?? 0, incoming[counter.cap.metric]);
}

/** What a conversion adds to the counters of each metric. */
export function capIncrements(conversion: {
  readonly payoutMicros: number;
  readonly revenueMicros: number;
}): Readonly<Record<CapMetric, number>> {
  const { payoutMicros, revenueMicros } = conversion;
  return { conversions: 1, payout: payoutMicros, revenue: revenueMicros };
}

function over(counter: CapCounter, used: number, incoming: number): CapVerdict {
  const { metric, scope, period, limit, isHard } = counter.cap;
  const figure = metric === "conversions" ? String : formatMicros;
  const span = period === "total" ? "in all" : `a ${period}`;
  return {
    kind: "over",
    reason: isHard ? REFUSED[metric] : "H_OVER_CAP",
    isHard,
    counter,
    used,
    incoming,
    sentence:
      `${figure(used)} and ${figure(incoming)} more pass the ${scope}'s ` +
      `${isHard ? "hard" : "soft"} ${metric} limit of ${figure(limit)} ${span}.`,
  };
}
