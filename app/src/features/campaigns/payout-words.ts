import type { EventType, PayoutTermsRow } from "@cleverdrip/contract";
import { formatMoney } from "../../format/money.ts";
import { percentWords } from "../../format/percent.ts";

export const PAYOUT_MODELS = [
  { value: "cpa", label: "CPA, per action" },
  { value: "cpl", label: "CPL, per lead" },
  { value: "cpi", label: "CPI, per install" },
  { value: "cps", label: "CPS, % of the sale" },
  { value: "revshare", label: "RevShare, % of the revenue" },
  { value: "hybrid", label: "Hybrid, amount and %" },
] as const;

/** An event type's, or one for clicks. */
export type AnyPayout = PayoutTermsRow["payout"];

/** "$3.30 CPA", "20 % RevShare", "$1.00 + 5 % Hybrid". */
export function payoutWords(payout: AnyPayout, currency: string): string {
  switch (payout.model) {
    case "cps":
      return `${percentWords(payout.percent)} CPS`;
    case "revshare":
      return `${percentWords(payout.percent)} RevShare`;
    case "hybrid":
      return `${formatMoney(payout.amountMicros, currency)} + ${percentWords(payout.percent)} Hybrid`;
    case "cpc":
      return `${formatMoney(payout.amountMicros, currency)} per click`;
    case "cpa":
    case "cpl":
    case "cpi":
      return `${formatMoney(payout.amountMicros, currency)} ${payout.model.toUpperCase()}`;
  }
}

export function revenueWords(
  { revenueMicros, revenuePercent }: Pick<EventType, "revenueMicros" | "revenuePercent">,
  currency: string,
): string {
  if (revenuePercent !== null) return `${percentWords(revenuePercent)} of the sale`;
  return revenueMicros === null ? "the postback's amount" : formatMoney(revenueMicros, currency);
}
