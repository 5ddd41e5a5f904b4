import type { EventType, PayoutRule } from "@cleverdrip/contract";
import { formatMoney } from "../../format/money.ts";

export const PAYOUT_MODELS = [
  { value: "cpa", label: "CPA, per action" },
  { value: "cpl", label: "CPL, per lead" },
  { value: "cpi", label: "CPI, per install" },
  { value: "revshare", label: "RevShare, percent" },
] as const;

/** "$3.30 CPA" or "20% RevShare". */
export function payoutWords(payout: PayoutRule, currency: string): string {
  if (payout.model === "revshare") return `${payout.percent}% RevShare`;
  return `${formatMoney(payout.amountMicros, currency)} ${payout.model.toUpperCase()}`;
}

export function revenueWords(
  { revenueMicros }: Pick<EventType, "revenueMicros">,
  currency: string,
): string {
  return revenueMicros === null ? "The postback's amount" : formatMoney(revenueMicros, currency);
}
