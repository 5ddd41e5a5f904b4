export type ReceiptProblem = {
  readonly kind:
    | "unreadable"
    | "unknown-version"
    | "unknown-key"
    | "wrong-signature"
    | "wrong-proof"
    | "missing-lines"
    | "missing-day"
    | "broken-chain";
  /** Line of the file, counted from 1; null where it is about several. */
  readonly line: number | null;
  /** What is wrong, and what it means or what to do. */
  readonly sentence: string;
};
