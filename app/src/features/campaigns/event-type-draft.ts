import type { EventType, NewEventType } from "@cleverdrip/contract";
import { moneyText, parseMoney } from "../../format/money.ts";
import { parsePercent } from "../../format/percent.ts";
import { EMPTY_PAYOUT, payoutDraftOf, payoutOf, type PayoutDraft } from "./payout-draft.ts";

/** An event type as it is being typed: numbers are still text. */
export type EventTypeDraft = PayoutDraft & {
  /** Identifies the row while it has no name. */
  readonly key: number;
  readonly isStored: boolean;
  readonly name: string;
  /** Where what the advertiser owes comes from. */
  readonly revenueBy: "report" | "amount" | "percent";
  readonly revenue: string;
  readonly revenuePercent: string;
  readonly aliases: readonly string[];
  readonly duplicatePolicy: EventType["duplicatePolicy"];
  readonly holdDays: string;
};

export function emptyEventType(key: number): EventTypeDraft {
  return {
    key,
    isStored: false,
    name: "",
    ...EMPTY_PAYOUT,
    revenueBy: "report",
    revenue: "",
    revenuePercent: "",
    aliases: [],
    duplicatePolicy: "ignore-txid",
    holdDays: "0",
  };
}

export function eventTypeDraftOf(stored: EventType, key: number): EventTypeDraft {
  const { name, payout, revenueMicros, revenuePercent, ...rules } = stored;
  return {
    key,
    isStored: true,
    name,
    ...payoutDraftOf(payout),
    revenueBy: revenueMicros !== null ? "amount" : revenuePercent !== null ? "percent" : "report",
    revenue: revenueMicros === null ? "" : moneyText(revenueMicros),
    revenuePercent: revenuePercent === null ? "" : String(revenuePercent),
    aliases: rules.aliases,
    duplicatePolicy: rules.duplicatePolicy,
    holdDays: String(rules.holdDays),
  };
}

/** Only of a draft that `campaignErrors` has nothing against. */
export function newEventTypeOf(draft: EventTypeDraft): NewEventType {
  return {
    name: draft.name.trim(),
    payout: payoutOf(draft),
    revenueMicros: draft.revenueBy === "amount" ? parseMoney(draft.revenue) : null,
    revenuePercent: draft.revenueBy === "percent" ? parsePercent(draft.revenuePercent) : null,
    aliases: [...draft.aliases],
    duplicatePolicy: draft.duplicatePolicy,
    holdDays: Number(draft.holdDays),
  };
}
