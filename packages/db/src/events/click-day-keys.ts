/** What a publisher's clicks of a campaign and day are in the ledger: what they earned, and what is held of them. */
type ClickDayKind = "clicks" | "held";

/** A publisher's clicks of a campaign and day, `yyyy-mm-dd`. */
type Place = Readonly<Record<"day" | "campaignId" | "publisherId", string>>;

/** The ledger's name of them, where conversions have their id. An appeal of a day has that of what is held. */
export function clickDayKey(kind: ClickDayKind, { campaignId, publisherId, day }: Place): string {
  return `${kind}:${campaignId}:${publisherId}:${day}`;
}

/** The same in SQL; `row` has campaign, publisher and day as click_earnings does. */
export function clickDayKeySql(kind: ClickDayKind, row: string): string {
  return `'${kind}:' || ${row}.campaign_id || ':' || ${row}.publisher_id || ':' || ${row}.day`;
}

const HELD = /^held:([^:]+):([^:]+):(\d{4}-\d{2}-\d{2})$/;

/** The day of which that is held; null where it is the id of a conversion. */
export function readHeldDay(key: string): Place | null {
  const [, campaignId, publisherId, day] = HELD.exec(key) ?? [];
  if (campaignId === undefined || publisherId === undefined || day === undefined) return null;
  return { day, campaignId, publisherId };
}

/** SQL for a column that has the id of a conversion and not a day. */
export function noHeldDaySql(column: string): string {
  return `${column} NOT GLOB 'held:*'`;
}
