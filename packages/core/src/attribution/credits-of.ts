import type { Credit } from "./credit.ts";
import type { AttributionShare } from "./rung-shares.ts";

/** Whose links the touches are of. */
export type TouchLinks = {
  /** The click that the report names, with its link; null = none. */
  readonly named: { readonly id: string; readonly linkId: string } | null;
  readonly links: ReadonlyMap<string, string>;
};

export type CreditedConversion = {
  /** Of the latest credited touch: by its terms the whole is priced. */
  readonly publisherId: string;
  readonly linkId: string;
  readonly touchId: string | null;
  /** None where all of it belongs to the named click, or to somebody named without a click. */
  readonly credits: readonly Credit[];
};

/** Shares as a conversion stores them; null where there are none. */
export function creditsOf(
  shares: readonly AttributionShare[],
  { named, links }: TouchLinks,
): CreditedConversion | null {
  const linkOf = (touchId: string | null) => {
    if (touchId === null) return "";
    return touchId === named?.id ? named.linkId : (links.get(touchId) ?? "");
  };
  const credits = shares.map(({ touchId, publisherId, ppm }): Credit => ({
    touchId,
    publisherId,
    linkId: linkOf(touchId),
    ppm,
  }));
  const main = credits.at(-1);
  if (main === undefined) return null;
  const { publisherId, linkId, touchId } = main;
  const isPlain = credits.length === 1 && (touchId === null || touchId === named?.id);
  return { publisherId, linkId, touchId, credits: isPlain ? [] : credits };
}
