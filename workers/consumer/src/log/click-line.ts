import type { BatchCount, ClickRecord } from "@cleverdrip/db";

/** A recorded request as it is to be stored, verdict and money included, and by whose keys that was judged. */
export type ClickLine = Omit<ClickRecord, "traits"> & {
  readonly v: 3;
  readonly batchId: string;
  /** Not there in lines of before they were kept. */
  readonly traits?: string;
  /** How the edge answered it, where the verdict is another one. */
  readonly cameAs?: string;
  readonly visitorKeys: readonly number[];
  readonly duplicateKeys: readonly number[];
};

/** The rule set that judged a batch, and what its campaigns had set up by then. */
export type JudgedBy = {
  readonly rules: number;
  readonly timezone: string;
  /** By campaign. */
  readonly windows: Readonly<
    Record<string, readonly [duplicateSeconds: number, uniqueDays: number]>
  >;
};

/** Before the lines of each batch. */
export type BatchLine = {
  readonly v: 3;
  readonly kind: "batch";
  readonly batchId: string;
  readonly count: BatchCount | null;
  readonly clicks: number;
  /** Not there in lines of before it was kept: those were judged by the first rule set. */
  readonly judgedBy?: JudgedBy;
  /** Campaigns whose windows did not answer, comma between: what is said here of uniqueness is a guess. */
  readonly guessed?: string;
};
