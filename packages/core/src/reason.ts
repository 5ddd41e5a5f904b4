/** A click ends in exactly one of these. Only OK is payable. */
export type ClickReason = "OK" | "A_PAUSED" | "A_NOT_APPROVED" | "Q_HEAD" | "Q_PREFETCH";

/** A conversion report ends in exactly one of these. */
export type ConversionReason =
  | "OK"
  | "H_REVIEW"
  | "X_CLICK_UNKNOWN"
  | "X_CLICK_FORGED"
  | "X_TOO_LATE"
  | "X_DUP_TXID"
  | "X_DUP_CLICK"
  | "X_EVENT_UNKNOWN"
  | "X_STATUS_UNMAPPED"
  | "X_AMOUNT"
  | "X_CURRENCY"
  | "X_CONFLICT";
