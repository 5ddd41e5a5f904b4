import type { SourceClick } from "../evidence.ts";
import { clickSigns, type ClickLore } from "./click-signs.ts";

/** What shows that somebody is not where the address is, each for reasons of its own. */
const WAYS: readonly ReadonlySet<string>[] = [
  new Set(["hosting"]),
  new Set(["far"]),
  new Set(["odd-language", "odd-zone"]),
];

export const OF_ELSEWHERE: ReadonlySet<string> = new Set(WAYS.flatMap((signs) => [...signs]));

/** One of the ways is a traveller, a company or a slow line; two of them at once are whoever hides where it is. */
export function isElsewhere(signs: Iterable<string>): boolean {
  const own = new Set(signs);
  return WAYS.filter((way) => [...way].some((sign) => own.has(sign))).length > 1;
}

/** By publisher and, in it, by sub id: clicks that came from somewhere else than their address is. */
export type ElsewhereCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function countElsewhere(clicks: readonly SourceClick[], lore: ClickLore): ElsewhereCounts {
  const counts = new Map<string, Map<string, number>>();
  for (const click of clicks) {
    if (!isElsewhere(clickSigns(click, lore).signs)) continue;
    const own = counts.get(click.publisherId) ?? new Map<string, number>();
    counts.set(click.publisherId, own);
    own.set(click.sub, (own.get(click.sub) ?? 0) + 1);
  }
  return counts;
}
