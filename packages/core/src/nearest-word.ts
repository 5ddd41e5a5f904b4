import { editDistance } from "./edit-distance.ts";

const MAX_SLIPS = 2;

/** The least different word, whatever its case; the first of equals. In very short words everything is near: none. */
export function nearestWord(wanted: string, words: readonly string[]): string | null {
  const asked = wanted.trim().toLowerCase();
  let best: string | null = null;
  let least = MAX_SLIPS + 1;
  for (const word of words) {
    const folded = word.trim().toLowerCase();
    const slips = editDistance(asked, folded, MAX_SLIPS);
    if (slips < least && slips < Math.min(asked.length, folded.length)) {
      best = word;
      least = slips;
    }
  }
  return best;
}
