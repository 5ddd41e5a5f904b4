import type { EventType, PayoutRule } from "@cleverdrip/contract";
import { formatMoney } from "../../format/money.ts";

export const PAYOUT_MODELS = [
  { value: "cpa", label: "CPA, per action" },
  { value: "cpl", label: "CPL, per lead" },
  { value: "cpi", label: "CPI, per install" },
  { value: "cps", label: "CPS, percent of the sale" },
  { value: "revshare", label: "RevShare, percent of the revenue" },
  { value: "hybrid", label: "Hybrid, amount and percent" },
] as const;

/** "$3.30 CPA", "20% RevShare", "$1.00 + 5% Hybrid". */
export function payoutWords(payout: PayoutRule, currency: string): string {
  switch (payout.model) {
    case "cps":
      return `${payout.percent}% CPS`;
    case "revshare":
      return `${payout.percent}% RevShare`;
    case "hybrid":
      return `${formatMoney(payout.amountMicros, currency)} + ${payout.percent}% Hybrid`;
    case "cpa":
    case "cpl":
    case "cpi":
      return `${formatMoney(payout.amountMicros, currency)} ${payout.model.toUpperCase()}`;
  }
}

export function revenueWords(
  { revenueMicros }: Pick<EventType, "revenueMicros">,
  currency: string,
): string {
  return revenueMicros === null ? "The postback's amount" : formatMoney(revenueMicros, currency);
}
