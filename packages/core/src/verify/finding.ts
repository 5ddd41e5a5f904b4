/** What is wrong, as far as the books can tell by themselves. */
export type FindingCause =
  /** An event is missing where it ought to be. */
  | "lost-row"
  /** An event is there twice, or counted twice. */
  | "doubled-row"
  | "changed-amount"
  /** An event, or all that a bucket counts, stands under another bucket. */
  | "swapped-bucket"
  | "changed-row"
  | "missing-segment"
  | "bad-checksum"
  /** A signed root does not fit what it is the root of, or the one before it. */
  | "broken-proof"
  /** Sums differ, and no event that is known explains it. */
  | "counts-differ";

export type Finding = {
  readonly cause: FindingCause;
  /** The table, or `log`. */
  readonly place: string;
  /** Where it is counted, as a person may read it; null where that is nowhere. */
  readonly bucket: string | null;
  readonly eventId: string | null;
  /** A sentence. */
  readonly detail: string;
};
