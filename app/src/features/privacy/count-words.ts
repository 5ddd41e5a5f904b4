import type { ErasureCounts } from "@cleverdrip/contract";

const WORDS: readonly (readonly [name: keyof ErasureCounts, one: string, many: string])[] = [
  ["clicks", "click", "clicks"],
  ["views", "view", "views"],
  ["conversions", "conversion", "conversions"],
  ["reports", "received report", "received reports"],
  ["letters", "dead letter", "dead letters"],
  ["uploadRows", "row of an upload", "rows of uploads"],
  ["logLines", "line of the log", "lines of the log"],
  [
    "unreadable",
    "segment of the log that cannot be read",
    "segments of the log that cannot be read",
  ],
];

/** "2 clicks, 1 conversion, 3 lines of the log"; "nothing". */
export function countWords(counts: ErasureCounts): string {
  const parts = WORDS.flatMap(([name, one, many]) => {
    const count = counts[name];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length === 0 ? "nothing" : parts.join(", ");
}
