import type { PayoutRule } from "@cleverdrip/contract";
import type { EventTypeRecord } from "@cleverdrip/db";

type StoredPayout = Pick<EventTypeRecord, "payoutModel" | "payoutMicros" | "payoutPpm">;

/** A percentage is stored in parts per million: four decimals are exact, more cannot be kept. */
export function storedPayout(rule: PayoutRule): StoredPayout | "too-many-decimals" {
  const payoutMicros = "amountMicros" in rule ? rule.amountMicros : null;
  if (!("percent" in rule)) return { payoutModel: rule.model, payoutMicros, payoutPpm: null };
  const payoutPpm = storedPercent(rule.percent);
  if (payoutPpm === "too-many-decimals") return payoutPpm;
  return { payoutModel: rule.model, payoutMicros, payoutPpm };
}

/** Parts per million. */
export function storedPercent(percent: number): number | "too-many-decimals" {
  const ppm = Math.round(percent * 10_000);
  return ppm / 10_000 === percent ? ppm : "too-many-decimals";
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
