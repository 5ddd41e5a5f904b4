import type { PayoutRule } from "@cleverdrip/contract";
import type { FieldErrors } from "../../api/field-errors.ts";
import { moneyText, parseMoney } from "../../format/money.ts";
import { parsePercent } from "../../format/percent.ts";

type Model = PayoutRule["model"];

/** A payout as it is being typed; what its model does not use is kept while another is looked at. */
export type PayoutDraft = {
  readonly model: Model;
  readonly amount: string;
  readonly percent: string;
};

export const EMPTY_PAYOUT: PayoutDraft = { model: "cpa", amount: "", percent: "" };

export const AMOUNT_HINT = "Write an amount such as 3.30.";
export const PERCENT_HINT = "Write a percentage from 0 to 100.";

export function payoutDraftOf(payout: PayoutRule): PayoutDraft {
  return {
    model: payout.model,
    amount: "amountMicros" in payout ? moneyText(payout.amountMicros) : "",
    percent: "percent" in payout ? String(payout.percent) : "",
  };
}

/** Only of a draft that `payoutErrors` has nothing against. */
export function payoutOf({ model, ...draft }: PayoutDraft): PayoutRule {
  const amountMicros = parseMoney(draft.amount) ?? 0;
  const percent = parsePercent(draft.percent) ?? 0;
  switch (model) {
    case "cpa":
    case "cpl":
    case "cpi":
      return { model, amountMicros };
    case "cps":
    case "revshare":
      return { model, percent };
    case "hybrid":
      return { model, amountMicros, percent };
  }
}

/** By the paths that the server uses under the payout's own. */
export function payoutErrors({ model, amount, percent }: PayoutDraft): FieldErrors {
  return {
    ...(hasAmount(model) && parseMoney(amount) === null ? { amountMicros: AMOUNT_HINT } : {}),
    ...(hasShare(model) && parsePercent(percent) === null ? { percent: PERCENT_HINT } : {}),
  };
}

export function hasAmount(model: Model): boolean {
  return model !== "cps" && model !== "revshare";
}

export function hasShare(model: Model): boolean {
  return model === "cps" || model === "revshare" || model === "hybrid";
}
