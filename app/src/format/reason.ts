import { CONVERSION_REASONS } from "./conversion-reasons.ts";
import { reason, type Reason } from "./reason-words.ts";

const CLICK_REASONS: Readonly<Record<string, Reason>> = {
  OK: reason("good", "Payable", "Redirected to the campaign's destination; it counts."),
  T_COUNTRY: reason(
    "warn",
    "Country not targeted",
    "The campaign does not take visitors of this country; sent to a fallback, where there is one.",
  ),
  T_REGION: reason(
    "warn",
    "Region not targeted",
    "The campaign does not take visitors of this region; sent to a fallback, where there is one.",
  ),
  T_CITY: reason(
    "warn",
    "City not targeted",
    "The campaign does not take visitors of this city; sent to a fallback, where there is one.",
  ),
  T_DEVICE: reason(
    "warn",
    "Device not targeted",
    "The campaign does not take visitors with this device; sent to a fallback, where there is one.",
  ),
  T_OS: reason(
    "warn",
    "System not targeted",
    "The campaign does not take visitors with this operating system; sent to a fallback, where there is one.",
  ),
  T_BROWSER: reason(
    "warn",
    "Browser not targeted",
    "The campaign does not take visitors with this browser; sent to a fallback, where there is one.",
  ),
  T_LANGUAGE: reason(
    "warn",
    "Language not targeted",
    "The campaign does not take visitors with this language; sent to a fallback, where there is one.",
  ),
  T_ISP: reason(
    "warn",
    "Network not targeted",
    "The campaign does not take visitors of this network; sent to a fallback, where there is one.",
  ),
  T_SCHEDULE: reason(
    "warn",
    "Outside its hours",
    "The campaign does not take visitors at this time; sent to a fallback, where there is one.",
  ),
  T_REFERRER: reason(
    "warn",
    "Referrer not targeted",
    "The campaign does not take visitors who come from there; sent to a fallback, where there is one.",
  ),
  T_PARAM: reason(
    "warn",
    "Parameter not accepted",
    "A parameter that the campaign asks for is missing or another; sent to a fallback, where there is one.",
  ),
  A_PAUSED: reason(
    "warn",
    "Paused",
    "The campaign, the publisher or the link was paused; sent to a fallback, where there is one.",
  ),
  A_EXPIRED: reason(
    "warn",
    "Campaign over",
    "The campaign had ended; sent to a fallback, where there is one.",
  ),
  A_NOT_STARTED: reason(
    "warn",
    "Not started",
    "The campaign had not begun yet; sent to a fallback, where there is one.",
  ),
  A_NOT_APPROVED: reason("warn", "Not approved", "The publisher may not promote this campaign."),
  A_NO_ROUTE: reason(
    "bad",
    "No way",
    "No route took the visitor and there is no fallback: a plain page was shown.",
  ),
  C_CAMPAIGN: reason(
    "warn",
    "Campaign full",
    "The campaign's click cap was reached; sent to a fallback, where there is one.",
  ),
  C_PUBLISHER: reason(
    "warn",
    "Publisher full",
    "The publisher's click cap was reached; sent to a fallback, where there is one.",
  ),
  C_LINK: reason(
    "warn",
    "Link full",
    "The link's click cap was reached; sent to a fallback, where there is one.",
  ),
  D_CLICK: reason(
    "neutral",
    "Duplicate",
    "The same visitor again within the campaign's duplicate window; redirected, never payable.",
  ),
  Q_BOT: reason(
    "neutral",
    "Bot",
    "A program, or a link preview, by its user agent; redirected, never payable.",
  ),
  Q_HEAD: reason(
    "neutral",
    "HEAD request",
    "A program asked for headers only: redirected, never payable.",
  ),
  Q_PREFETCH: reason(
    "neutral",
    "Prefetch",
    "A browser or messenger loaded the link ahead of a person; never payable.",
  ),
  R_FALLBACK: reason(
    "warn",
    "No route fitted",
    "None of the campaign's routes takes this visitor; sent to the fallback.",
  ),
};

export const CLICK_REASON_CODES: readonly string[] = Object.keys(CLICK_REASONS);
export const CONVERSION_REASON_CODES: readonly string[] = Object.keys(CONVERSION_REASONS);

/** A code this version does not know is shown as it is. */
export function clickReason(code: string): Reason {
  return CLICK_REASONS[code] ?? reason("neutral", code, "");
}

export function conversionReason(code: string): Reason {
  return CONVERSION_REASONS[code] ?? reason("neutral", code, "");
}
