/** What a publisher's clicks of a campaign and day are in the ledger: what they earned, and what is held of them. */
type ClickDayKind = "clicks" | "held";

/**
 * SQL for the ledger's name of them, where conversions have their id; `row` has campaign, publisher and day as click_earnings
 * does.
 */
export function clickDayKeySql(kind: ClickDayKind, row: string): string {
  return `'${kind}:' || ${row}.campaign_id || ':' || ${row}.publisher_id || ':' || ${row}.day`;
}
