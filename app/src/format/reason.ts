type Tone = "good" | "neutral" | "warn" | "bad";
type Reason = { readonly label: string; readonly detail: string; readonly tone: Tone };

const reason = (tone: Tone, label: string, detail: string): Reason => ({ label, detail, tone });

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

const CONVERSION_REASONS: Readonly<Record<string, Reason>> = {
  OK: reason("good", "Accepted", "Attributed to its click and paid by the campaign's terms."),
  H_REVIEW: reason("warn", "Held", "Waits for a review before anything is owed."),
  X_CLICK_UNKNOWN: reason("bad", "Unknown click", "The click id is not one of this workspace's."),
  X_CLICK_FORGED: reason(
    "bad",
    "Forged click id",
    "The click id was not issued by this installation.",
  ),
  X_TOO_LATE: reason("bad", "Too late", "Reported after the campaign's attribution window."),
  X_DUP_TXID: reason("bad", "Duplicate transaction", "This transaction id was already recorded."),
  X_DUP_CLICK: reason("bad", "Duplicate for click", "This click already has such a conversion."),
  X_EVENT_UNKNOWN: reason("bad", "Unknown event", "The campaign has no event type of that name."),
  X_STATUS_UNMAPPED: reason("bad", "Unknown status", "The status word is not one we know."),
  X_AMOUNT: reason("bad", "Bad amount", "The amount is missing or not a plain decimal number."),
  X_CURRENCY: reason("bad", "Other currency", "The currency differs from the campaign's."),
  X_CONFLICT: reason("bad", "Conflict", "The same transaction id came with different content."),
};

export const CLICK_REASON_CODES: readonly string[] = Object.keys(CLICK_REASONS);

/** A code this version does not know is shown as it is. */
export function clickReason(code: string): Reason {
  return CLICK_REASONS[code] ?? reason("neutral", code, "");
}

export function conversionReason(code: string): Reason {
  return CONVERSION_REASONS[code] ?? reason("neutral", code, "");
}
