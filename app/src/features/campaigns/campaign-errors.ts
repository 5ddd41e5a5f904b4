import type { FieldErrors } from "../../api/field-errors.ts";
import { parseMoney } from "../../format/money.ts";
import { isAddress } from "../macros/is-address.ts";
import type { CampaignDraft } from "./campaign-draft.ts";
import { hasAmount, hasShare, type EventTypeDraft } from "./event-type-draft.ts";

const AMOUNT = "Write an amount such as 3.30.";
const URL_HINT = "Write a whole address that begins with https://";

/** What can be said without asking the server, by the paths that the server uses too. */
export function campaignErrors(draft: CampaignDraft): FieldErrors {
  const errors: Record<string, string> = {};
  if (draft.name.trim() === "") errors["name"] = "Give the campaign a name.";
  if (!isAddress(draft.destinationUrl)) errors["destinationUrl"] = URL_HINT;
  if (draft.fallbackUrl.trim() !== "" && !isAddress(draft.fallbackUrl))
    errors["fallbackUrl"] = URL_HINT;
  const days = Number(draft.attributionWindowDays);
  if (!Number.isInteger(days) || days < 1 || days > 365) {
    errors["attributionWindowDays"] = "Write a number of days from 1 to 365.";
  }
  draft.eventTypes.forEach((eventType, index) => {
    for (const [field, message] of eventTypeErrors(eventType, draft.eventTypes)) {
      errors[`eventTypes.${index}.${field}`] = message;
    }
  });
  return errors;
}

function eventTypeErrors(
  draft: EventTypeDraft,
  all: readonly EventTypeDraft[],
): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const name = draft.name.trim();
  const sameName = all.filter((other) => other.name.trim().toLowerCase() === name.toLowerCase());
  if (!/^[a-zA-Z0-9_-]{1,40}$/.test(name))
    found.push(["name", "Use 1 to 40 letters, digits, dashes or underscores."]);
  else if (sameName.length > 1) found.push(["name", "Two event types cannot share a name."]);
  if (hasAmount(draft.model) && parseMoney(draft.amount) === null)
    found.push(["payout.amountMicros", AMOUNT]);
  if (hasShare(draft.model) && !isPercent(draft.percent))
    found.push(["payout.percent", "Write a percentage from 0 to 100."]);
  if (draft.revenue.trim() !== "" && parseMoney(draft.revenue) === null)
    found.push(["revenueMicros", AMOUNT]);
  if (!/^\d{1,3}$/.test(draft.holdDays.trim()) || Number(draft.holdDays) > 365)
    found.push(["holdDays", "Write a number of days from 0 to 365."]);
  if (draft.aliases.some((alias) => alias.length > 60))
    found.push(["aliases", "An alias has at most 60 characters."]);
  return found;
}

function isPercent(text: string): boolean {
  return /^\d{1,3}(?:[.,]\d{1,4})?$/.test(text.trim()) && Number(text.replace(",", ".")) <= 100;
}
