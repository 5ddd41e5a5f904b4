import { formatMicros } from "../macros/macro-numbers.ts";
import { plainAmount } from "../statements/money-text.ts";
import { formatRate } from "./exchange-rate.ts";
import type { PayoutTerms, RevenueTerms } from "./payout-policy.ts";
import type { PayoutCause, Running } from "./payout-step.ts";

/** What a step did. Only the two revenue steps name the revenue: they are not for publishers. */
export function payoutSentence(
  cause: PayoutCause,
  afterMicros: number | null,
  { currency, saleMicros }: Running,
): string {
  const money = (micros: number) => `${plainAmount(micros)} ${currency}`;
  const sale = saleMicros === null ? "sale amount" : `sale amount of ${money(saleMicros)}`;
  const after = afterMicros === null ? "it is not known" : money(afterMicros);
  switch (cause.step) {
    case "exchange":
      return exchangeWords(cause, after);
    case "revenue":
      return `The advertiser owes ${revenueWords(cause.terms, sale)}: ${after}.`;
    case "manual-revenue":
      return `The revenue was set by hand: ${after}.`;
    case "campaign":
      return `The campaign pays ${termsWords(cause.terms, sale, money)}: ${after}.`;
    case "tier":
      return `The tier ${cause.name} pays ${termsWords(cause.terms, sale, money)}: ${after}.`;
    case "override":
      return `This publisher's own terms pay ${termsWords(cause.terms, sale, money)}: ${after}.`;
    case "volume":
      return `${volumeWords(cause)} add ${percent(cause.ppm)}: ${after}.`;
    case "manual":
      return `The payout was set by hand: ${after}.`;
  }
}

function exchangeWords(cause: PayoutCause & { readonly step: "exchange" }, after: string): string {
  const { of, givenMicros, from, day, ppb } = cause;
  const what = of === "sale" ? "amount" : "revenue";
  const given = `${plainAmount(givenMicros)} ${from}`;
  return `The reported ${what} of ${given} is, at the rate of ${day} (${formatRate(ppb)}): ${after}.`;
}

function revenueWords(terms: RevenueTerms, sale: string): string {
  switch (terms.model) {
    case "rpa":
      return "a fixed amount";
    case "rps":
      return `${percent(terms.ppm)} of the ${sale}`;
    case "reported":
      return "what the report says";
  }
}

function termsWords(terms: PayoutTerms, sale: string, money: (micros: number) => string): string {
  switch (terms.model) {
    case "cpa":
    case "cpl":
    case "cpi":
      return `a fixed amount (${terms.model.toUpperCase()})`;
    case "cps":
      return `${percent(terms.ppm)} of the ${sale}`;
    case "revshare":
      return `${percent(terms.ppm)} of the revenue`;
    case "hybrid": {
      const base = terms.of === "sale" ? sale : "revenue";
      return `${money(terms.amountMicros)} and ${percent(terms.ppm)} of the ${base}`;
    }
    case "cpc":
      return `${money(terms.amountMicros)} for every payable click and nothing for a conversion`;
  }
}

function volumeWords({ metric, figure, from }: PayoutCause & { readonly step: "volume" }): string {
  return metric === "conversions"
    ? `${figure.toLocaleString("en")} conversions in the period (from ${from.toLocaleString("en")})`
    : "The revenues of the period";
}

/** 125,000 ppm are `12.5 %`. */
function percent(ppm: number): string {
  return `${formatMicros(ppm * 100)} %`;
}
