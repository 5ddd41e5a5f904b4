import { shareOf } from "./choice.ts";

type Member = { readonly slug: string; readonly weight: number };

/**
 * A smart link's members in the visitor's own order: weighted rendezvous hashing, so each comes first for its share of
 * the visitors, and a member more or less moves only the visitors it concerns. Weight 0 gets nobody.
 */
export function orderMembers<T extends Member>(
  members: readonly T[],
  visitorId: string,
  smartLinkId: string,
): readonly T[] {
  // Exponentially distributed with the weight as its rate, negated: the least comes first.
  const rank = ({ slug, weight }: Member) =>
    Math.log(1 - shareOf(visitorId + smartLinkId + slug)) / weight;
  return members.filter(({ weight }) => weight > 0).toSorted((a, b) => rank(b) - rank(a));
}
