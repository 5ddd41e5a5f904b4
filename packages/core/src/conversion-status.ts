export const CONVERSION_STATUSES = [
  "pending",
  "approved",
  "hold",
  "rejected",
  "refunded",
  "trash",
] as const;

export type ConversionStatus = (typeof CONVERSION_STATUSES)[number];

const WORDS: Readonly<Record<ConversionStatus, readonly string[]>> = {
  approved: ["approved", "sale", "confirmed", "approve", "accepted", "purchase", "paid", "1"],
  pending: ["pending", "lead", "new", "wait", "processing", "0", "2"],
  hold: ["hold", "on hold", "5"],
  rejected: ["rejected", "reject", "declined", "cancelled", "canceled", "reversed", "3"],
  trash: ["trash", "junk", "spam", "duplicate"],
  refunded: ["refunded", "refund", "chargeback"],
};

const STATUS_OF_WORD: ReadonlyMap<string, ConversionStatus> = new Map(
  CONVERSION_STATUSES.flatMap((status) =>
    WORDS[status].map((word): [string, ConversionStatus] => [word, status]),
  ),
);

/** The status a network's word stands for, whatever its case; null for a word nobody mapped. */
export function statusOfWord(word: string): ConversionStatus | null {
  return STATUS_OF_WORD.get(word.trim().toLowerCase()) ?? null;
}
