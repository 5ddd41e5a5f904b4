import { reportField } from "../conversion/report-fields.ts";

type Pair = readonly [name: string, value: string];

/** What a result is counted and paid by; names nobody by itself. */
const KEPT: ReadonlySet<string> = new Set([
  "clickId",
  "txid",
  "event",
  "amount",
  "revenue",
  "payout",
  "currency",
  "status",
  "coupon",
  "eventAtMs",
  "campaignId",
  "publisherId",
]);

/**
 * A report's parameters without what tells of a person: those that make it a result stay, unless they say one of the erased
 * values themselves.
 */
export function blankParameters(
  parameters: readonly Pair[],
  erased: readonly string[],
): readonly Pair[] {
  const stays = keeper(erased);
  return parameters.filter(([name, value]) => stays(name, value));
}

/** Says of a parameter, by any of its names, whether it stays when these values are erased. */
export function keeper(erased: readonly string[]): (name: string, value: string) => boolean {
  const values = erased.map((value) => value.toLowerCase());
  return (name, value) => {
    const field = reportField(name.trim().toLowerCase(), false);
    if (field === null || !KEPT.has(field)) return false;
    const text = value.toLowerCase();
    return field === "clickId" || !values.some((own) => text.includes(own));
  };
}
