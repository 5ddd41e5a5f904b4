import type { BatchCount, ClickRecord } from "@cleverdrip/db";

/** A recorded request as it is to be stored, verdict and money included, and by whose keys that was judged. */
export type ClickLine = ClickRecord & {
  readonly v: 3;
  readonly batchId: string;
  readonly visitorKeys: readonly number[];
  readonly duplicateKeys: readonly number[];
};

/** Before the lines of each batch. */
export type BatchLine = {
  readonly v: 3;
  readonly kind: "batch";
  readonly batchId: string;
  readonly count: BatchCount | null;
  readonly clicks: number;
};
