import { ALPHABET } from "../base32.ts";
import { textHash } from "../text-hash.ts";

/** A number from 0 (inclusive) to 1 that is always the same for a text. */
export function shareOf(text: string): number {
  return textHash(text) / 2 ** 53;
}

/** What an id is called in the visitor's cookie. Short: two of 20 variants meet once in 170 routes. */
export function choiceTag(id: string, length: 3 | 5): string {
  let rest = textHash(id);
  let tag = "";
  while (tag.length < length) {
    tag += ALPHABET.charAt(rest % 32);
    rest = Math.floor(rest / 32);
  }
  return tag;
}

type Weighted = { readonly weight: number; readonly isPaused: boolean };

/** The one whose share of the weights the visitor falls into; undefined where nobody takes new visitors. */
export function pickByWeight<T extends Weighted>(
  items: readonly T[],
  visitorId: string,
  salt: string,
): T | undefined {
  let sum = 0;
  for (const item of items) sum += weightOf(item);
  let rest = items.length > 1 ? sum * shareOf(visitorId + salt) : 0;
  for (const item of items) if ((rest -= weightOf(item)) < 0) return item;
  return undefined;
}

function weightOf({ weight, isPaused }: Weighted): number {
  return isPaused ? 0 : weight;
}
