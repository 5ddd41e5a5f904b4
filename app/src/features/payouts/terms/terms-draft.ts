import type { NewPayoutTerms, PayoutTermsRow } from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { moneyText, parseMoney } from "../../../format/money.ts";
import {
  AMOUNT_HINT,
  EMPTY_PAYOUT,
  payoutDraftOf,
  payoutErrors,
  payoutOf,
  type PayoutDraft,
} from "../../campaigns/payout-draft.ts";

/** Terms as they are being typed; each scope keeps its own subject while the other is looked at. */
export type TermsDraft = {
  /** CLICKS = for every payable click. */
  readonly eventTypeId: string;
  readonly scope: NewPayoutTerms["scope"];
  readonly publisherId: string | null;
  readonly tier: string;
  readonly payout: PayoutDraft;
  readonly perClick: string;
};

/** What the api calls the event type of terms for clicks. */
export const CLICKS = "";

export function emptyTerms(eventTypeId: string): TermsDraft {
  return {
    eventTypeId,
    scope: "publisher",
    publisherId: null,
    tier: "",
    payout: EMPTY_PAYOUT,
    perClick: "",
  };
}

export function termsDraftOf({ eventTypeId, scope, subject, payout }: PayoutTermsRow): TermsDraft {
  const isCpc = payout.model === "cpc";
  return {
    eventTypeId,
    scope,
    publisherId: scope === "publisher" ? subject : null,
    tier: scope === "tier" ? subject : "",
    payout: isCpc ? EMPTY_PAYOUT : payoutDraftOf(payout),
    perClick: isCpc ? moneyText(payout.amountMicros) : "",
  };
}

/** Only of a draft that `termsErrors` has nothing against. */
export function newTermsOf(draft: TermsDraft): NewPayoutTerms {
  const { eventTypeId, scope, perClick } = draft;
  const payout =
    eventTypeId === CLICKS
      ? { model: "cpc" as const, amountMicros: parseMoney(perClick) ?? 0 }
      : payoutOf(draft.payout);
  return { eventTypeId, scope, subject: subjectOf(draft), payout };
}

export function termsErrors(draft: TermsDraft): FieldErrors {
  const missing = draft.scope === "tier" ? "Write the tier's name." : "Choose a publisher.";
  const payout = Object.entries(wrongPayout(draft));
  return {
    ...(subjectOf(draft) === "" ? { subject: missing } : {}),
    ...Object.fromEntries(payout.map(([field, message]) => [`payout.${field}`, message])),
  };
}

function wrongPayout({ eventTypeId, perClick, payout }: TermsDraft): FieldErrors {
  if (eventTypeId !== CLICKS) return payoutErrors(payout);
  return parseMoney(perClick) === null ? { amountMicros: AMOUNT_HINT } : {};
}

function subjectOf({ scope, publisherId, tier }: TermsDraft): string {
  return scope === "tier" ? tier.trim() : (publisherId ?? "");
}
