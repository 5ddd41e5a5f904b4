/** Tables that can be made again from the log, and the columns of each that say only who wrote a row and when. */
export const REBUILT_BOOKS: Readonly<Record<string, readonly string[]>> = {
  clicks: [],
  click_batches: ["attempt", "stored_at_ms"],
  conversions: ["attempt", "visitor_id", "data_at_ms"],
  conversion_history: [],
  payout_ledger: [],
  statement_payments: [],
  ledger_locks: [],
  click_earnings: [],
  rollup_hourly: [],
  rollup_daily: [],
  facet_daily: [],
  freshness: [],
  views: [],
  click_fingerprints: [],
};
