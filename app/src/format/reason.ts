type Tone = "good" | "neutral" | "warn" | "bad";
type Reason = { readonly label: string; readonly detail: string; readonly tone: Tone };

const reason = (tone: Tone, label: string, detail: string): Reason => ({ label, detail, tone });

const CLICK_REASONS: Readonly<Record<string, Reason>> = {
  OK: reason("good", "Payable", "Redirected to the campaign's destination; it counts."),
  A_PAUSED: reason(
    "warn",
    "Paused",
    "The campaign, the publisher or the link was paused; sent to the fallback.",
  ),
  A_NOT_APPROVED: reason("warn", "Not approved", "The publisher may not promote this campaign."),
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
