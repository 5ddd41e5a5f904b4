import type { ConversionRow, ConversionsChange } from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { parseMoney } from "../../../format/money.ts";
import { AMOUNT_HINT } from "../../campaigns/payout-draft.ts";
import type { Action } from "./change-actions.ts";

/** What a change needs to know of a conversion. */
export type Changed = Pick<ConversionRow, "id" | "status" | "currency">;

/** A change without the conversions that it is made to. */
export type Change = WithoutIds<ConversionsChange>;
type WithoutIds<Each> = Each extends unknown ? Omit<Each, "ids"> : never;

/** As it is being typed; amounts only where the action is to adjust. */
export type ChangeDraft = {
  readonly reason: string;
  readonly payout: string;
  readonly revenue: string;
};

export const EMPTY_CHANGE: ChangeDraft = { reason: "", payout: "", revenue: "" };

export function changeErrors(action: Action, draft: ChangeDraft): FieldErrors {
  const { reason, payout, revenue } = draft;
  const isWrong = (text: string) => text.trim() !== "" && parseMoney(text) === null;
  const isAdjusting = action === "adjust";
  const isEmpty = isAdjusting && payout.trim() === "" && revenue.trim() === "";
  return {
    ...(reason.trim() === "" ? { reason: "Say why." } : {}),
    ...(isEmpty ? { payoutMicros: "Write a payout or a revenue, or both." } : {}),
    ...(isAdjusting && isWrong(payout) ? { payoutMicros: AMOUNT_HINT } : {}),
    ...(isAdjusting && isWrong(revenue) ? { revenueMicros: AMOUNT_HINT } : {}),
  };
}

/** Only of a draft that `changeErrors` has nothing against. */
export function changeOf(action: Action, draft: ChangeDraft): Change {
  const reason = draft.reason.trim();
  if (action !== "adjust") return { action, reason };
  const payoutMicros = parseMoney(draft.payout);
  const revenueMicros = parseMoney(draft.revenue);
  return {
    action,
    reason,
    ...(payoutMicros === null ? {} : { payoutMicros }),
    ...(revenueMicros === null ? {} : { revenueMicros }),
  };
}
