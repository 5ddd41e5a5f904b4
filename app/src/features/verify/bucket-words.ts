import { formatDay, formatShortInstant } from "../../format/time.ts";

export type BucketWords = {
  /** The hour or day; "" where it names none. */
  readonly time: string;
  readonly campaignId: string | null;
  readonly publisherId: string | null;
  readonly linkId: string | null;
  /** What else is in the key: a dimension and its value. */
  readonly rest: string;
};

/** A bucket's key, `2026-11-20T14 cmp_… pub_… lnk_…`, by its parts. Hours are told in the workspace's zone. */
export function bucketWords(bucket: string | null, timezone: string): BucketWords {
  const parts = (bucket ?? "").split(" ").filter((part) => part !== "");
  const of = (prefix: string) => parts.find((part) => part.startsWith(prefix)) ?? null;
  const [campaignId, publisherId, linkId] = [of("cmp_"), of("pub_"), of("lnk_")];
  const known = new Set([campaignId, publisherId, linkId, parts[0]]);
  const rest = parts.filter((part) => !known.has(part)).join(" ");
  return { time: timeWords(parts[0] ?? "", timezone), campaignId, publisherId, linkId, rest };
}

function timeWords(text: string, timezone: string): string {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}$/.test(text))
    return formatShortInstant(Date.parse(`${text}:00:00Z`), timezone);
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? formatDay(text.slice(0, 10), "-") : text;
}
