import type { DuplicatePolicy } from "@cleverdrip/contract";

export const DUPLICATE_MODES = [
  {
    value: "cookie",
    label: "By our cookie",
    meaning:
      "Only a visitor with the same cookie is the same: two people behind one address never are.",
  },
  {
    value: "address",
    label: "By address and browser",
    meaning:
      "Also finds visitors without cookies, but takes people behind one address with the same browser for one.",
  },
  { value: "none", label: "Not at all", meaning: "Every click counts, however fast they follow." },
] as const;

/** "10 s", "5 min", "2 h": whole units only. */
export function secondsWords(seconds: number): string {
  if (seconds % 3_600 === 0) return `${seconds / 3_600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

export function duplicateWords({ by, windowSeconds }: DuplicatePolicy): string {
  if (by === "none") return "Every click counts";
  const who = by === "cookie" ? "cookie" : "address and browser";
  return `Again within ${secondsWords(windowSeconds)} by ${who}: a duplicate`;
}

export function uniqueWords(days: number): string {
  return `New again after ${days} ${days === 1 ? "day" : "days"}`;
}
