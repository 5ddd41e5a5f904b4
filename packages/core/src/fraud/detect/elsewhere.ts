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

/** Clicks of each publisher that came from somewhere else than their address is. */
export function countElsewhere(
  clicks: readonly SourceClick[],
  lore: ClickLore,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const click of clicks)
    if (isElsewhere(clickSigns(click, lore).signs))
      counts.set(click.publisherId, (counts.get(click.publisherId) ?? 0) + 1);
  return counts;
}
