import { isChance, pick, pickOne, type Random } from "../random.ts";
import type { Browser } from "./browsers/browser.ts";
import type { Market } from "./world/countries.ts";

/** The languages somebody there reads, or who was born elsewhere, as the browser's header. */
export function pickLanguages(
  random: Random,
  market: Market,
  browser: Browser,
  foreign: number,
): string {
  const tag = isChance(random, foreign)
    ? pickOne(random, market.minorities)
    : pick(random, market.languages);
  return writeLanguages(random, browser.languageStyle, tag, market);
}

/** The header as the engine writes it; who reads a second language adds it to the list. */
export function writeLanguages(
  random: Random,
  style: Browser["languageStyle"],
  tag: string,
  market: Market,
): string {
  const base = tag.split("-")[0] ?? tag;
  const parts = tag === base ? [tag] : [tag, base];
  if (style !== "apple" || isChance(random, 0.12)) {
    const home = market.languages[0]?.value ?? "en-US";
    if (!home.startsWith(base) && isChance(random, 0.35)) parts.push(home, home.slice(0, 2));
    if (base !== "en" && isChance(random, 0.7)) parts.push("en-US", "en");
  }
  const step = style === "gecko" ? 0.7 / parts.length : 0.1;
  return parts
    .map((part, i) => (i === 0 ? part : `${part};q=${Math.max(0.1, 1 - step * i).toFixed(1)}`))
    .join(",");
}
