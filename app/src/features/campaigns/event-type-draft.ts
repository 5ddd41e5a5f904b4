import type { EventType, NewEventType } from "@cleverdrip/contract";
import { moneyText, parseMoney } from "../../format/money.ts";

type Model = NewEventType["payout"]["model"];

/** An event type as it is being typed: numbers are still text. */
export type EventTypeDraft = {
  /** Identifies the row while it has no name. */
  readonly key: number;
  readonly isStored: boolean;
  readonly name: string;
  readonly model: Model;
  readonly amount: string;
  readonly percent: string;
  readonly revenue: string;
  readonly aliases: readonly string[];
  readonly duplicatePolicy: EventType["duplicatePolicy"];
  readonly holdDays: string;
};

export function emptyEventType(key: number): EventTypeDraft {
  return {
    key,
    isStored: false,
    name: "",
    model: "cpa",
    amount: "",
    percent: "",
    revenue: "",
    aliases: [],
    duplicatePolicy: "ignore-txid",
    holdDays: "0",
  };
}

export function eventTypeDraftOf(stored: EventType, key: number): EventTypeDraft {
  const { name, payout, revenueMicros, aliases, duplicatePolicy, holdDays } = stored;
  return {
    key,
    isStored: true,
    name,
    model: payout.model,
    amount: "amountMicros" in payout ? moneyText(payout.amountMicros) : "",
    percent: "percent" in payout ? String(payout.percent) : "",
    revenue: revenueMicros === null ? "" : moneyText(revenueMicros),
    aliases,
    duplicatePolicy,
    holdDays: String(holdDays),
  };
}

/** Only of a draft that `campaignErrors` has nothing against. */
export function newEventTypeOf(draft: EventTypeDraft): NewEventType {
  return {
    name: draft.name.trim(),
    payout: payoutOf(draft),
    revenueMicros: draft.revenue.trim() === "" ? null : parseMoney(draft.revenue),
    aliases: [...draft.aliases],
    duplicatePolicy: draft.duplicatePolicy,
    holdDays: Number(draft.holdDays),
  };
}

function payoutOf({ model, ...draft }: EventTypeDraft): NewEventType["payout"] {
  const amountMicros = parseMoney(draft.amount) ?? 0;
  const percent = Number(draft.percent.replace(",", "."));
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

export function hasAmount(model: Model): boolean {
  return model !== "cps" && model !== "revshare";
}

export function hasShare(model: Model): boolean {
  return model === "cps" || model === "revshare" || model === "hybrid";
}
