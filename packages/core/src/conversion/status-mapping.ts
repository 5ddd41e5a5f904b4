import type { ConversionStatus } from "../conversion-status.ts";

export type MappedStatus = ConversionStatus | "ignored";
/** One word of a sender and what it is to mean; words are compared without regard to case. */
export type StatusMapping = { readonly word: string; readonly status: MappedStatus };

/** Words that one report may map: a URL holds a handful. */
export const MAX_STATUS_WORDS = 100;
const MAX_WORD = 50;

const TARGETS: ReadonlyMap<string, MappedStatus> = new Map([
  ["sale_status", "approved"],
  ["approved_status", "approved"],
  ["lead_status", "pending"],
  ["pending_status", "pending"],
  ["hold_status", "hold"],
  ["rejected_status", "rejected"],
  ["refunded_status", "refunded"],
  ["trash_status", "trash"],
  ["ignore_status", "ignored"],
]);

/** What the words in the parameter of that lower-case name are mapped to; null where it is no mapping. */
export function mappingTarget(name: string): MappedStatus | null {
  return TARGETS.get(name) ?? null;
}

/** Words of `sale_status=a,b`, in lower case; `isCut` where some were too long to be words or too many. */
export function readStatusWords(list: string): {
  readonly words: readonly string[];
  readonly isCut: boolean;
} {
  const given = list.split(",", MAX_STATUS_WORDS + 1).map(statusWord);
  const words = given
    .slice(0, MAX_STATUS_WORDS)
    .filter((word) => word !== "" && word.length <= MAX_WORD);
  const isCut = given.length > MAX_STATUS_WORDS || given.some((word) => word.length > MAX_WORD);
  return { words, isCut };
}

/** The spelling in which status words are compared. */
export function statusWord(text: string): string {
  return text.trim().toLowerCase();
}
