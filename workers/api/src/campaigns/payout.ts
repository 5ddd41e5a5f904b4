import type { PayoutRule } from "@cleverdrip/contract";
import type { EventTypeRecord } from "@cleverdrip/db";

type StoredPayout = Pick<EventTypeRecord, "payoutModel" | "payoutMicros" | "payoutPpm">;

/** A percentage is stored in parts per million: four decimals are exact, more cannot be kept. */
export function storedPayout(rule: PayoutRule): StoredPayout | "too-many-decimals" {
  const payoutMicros = "amountMicros" in rule ? rule.amountMicros : null;
  if (!("percent" in rule)) return { payoutModel: rule.model, payoutMicros, payoutPpm: null };
  const payoutPpm = Math.round(rule.percent * 10_000);
  if (payoutPpm / 10_000 !== rule.percent) return "too-many-decimals";
  return { payoutModel: rule.model, payoutMicros, payoutPpm };
}

export function shownPayout({ payoutModel, payoutMicros, payoutPpm }: StoredPayout): PayoutRule {
  const amountMicros = payoutMicros ?? 0;
  const percent = (payoutPpm ?? 0) / 10_000;
  switch (payoutModel) {
    case "cpa":
    case "cpl":
    case "cpi":
      return { model: payoutModel, amountMicros };
    case "cps":
    case "revshare":
      return { model: payoutModel, percent };
    case "hybrid":
      return { model: payoutModel, amountMicros, percent };
  }
}
