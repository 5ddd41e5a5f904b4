import type { FieldErrors } from "../../api/field-errors.ts";
import { parseMoney } from "../../format/money.ts";
import { parsePercent } from "../../format/percent.ts";
import { isAddress } from "../macros/is-address.ts";
import type { CampaignDraft } from "./campaign-draft.ts";
import type { EventTypeDraft } from "./event-type-draft.ts";
import { AMOUNT_HINT, PERCENT_HINT, payoutErrors } from "./payout-draft.ts";

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
  return { ...errors, ...eventTypesErrors(draft.eventTypes) };
}

export function eventTypesErrors(eventTypes: readonly EventTypeDraft[]): FieldErrors {
  return Object.fromEntries(
    eventTypes.flatMap((eventType, index) =>
      eventTypeErrors(eventType, eventTypes).map(
        ([field, message]) => [`eventTypes.${index}.${field}`, message] as const,
      ),
    ),
  );
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
  for (const [field, message] of Object.entries(payoutErrors(draft)))
    found.push([`payout.${field}`, message]);
  if (draft.revenueBy === "amount" && parseMoney(draft.revenue) === null)
    found.push(["revenueMicros", AMOUNT_HINT]);
  if (draft.revenueBy === "percent" && parsePercent(draft.revenuePercent) === null)
    found.push(["revenuePercent", PERCENT_HINT]);
  if (!/^\d{1,3}$/.test(draft.holdDays.trim()) || Number(draft.holdDays) > 365)
    found.push(["holdDays", "Write a number of days from 0 to 365."]);
  if (draft.aliases.some((alias) => alias.length > 60))
    found.push(["aliases", "An alias has at most 60 characters."]);
  return found;
}
