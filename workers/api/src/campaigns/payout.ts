import type { PayoutRule } from "@cleverdrip/contract";
import type { EventTypeRecord } from "@cleverdrip/db";

type StoredPayout = Pick<EventTypeRecord, "payoutModel" | "payoutMicros" | "payoutPpm">;

/** A percentage is stored in parts per million: four decimals are exact, more cannot be kept. */
export function storedPayout(rule: PayoutRule): StoredPayout | "too-many-decimals" {
  if (rule.model !== "revshare") {
    return { payoutModel: rule.model, payoutMicros: rule.amountMicros, payoutPpm: null };
  }
  const ppm = Math.round(rule.percent * 10_000);
  if (ppm / 10_000 !== rule.percent) return "too-many-decimals";
  return { payoutModel: "revshare", payoutMicros: null, payoutPpm: ppm };
}

export function shownPayout({ payoutModel, payoutMicros, payoutPpm }: StoredPayout): PayoutRule {
  return payoutModel === "revshare"
    ? { model: "revshare", percent: (payoutPpm ?? 0) / 10_000 }
    : { model: payoutModel, amountMicros: payoutMicros ?? 0 };
}
