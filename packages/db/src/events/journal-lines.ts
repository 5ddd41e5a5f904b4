import type { ConversionState, HistoryLine } from "./conversion-write.ts";

/** An entry of a conversion in the ledger; `sequence` is its place in the history. */
export type JournaledEntry = readonly [
  id: string,
  kind: string,
  amountMicros: number,
  sequence: number,
  note: string | null,
  actor: string,
  publisherId: string,
];

/** A conversion that was written: all that `writeConversion` needs to write it again. */
export type ConversionLine = {
  /** The sequence that it had; null = it is new. */
  readonly before: number | null;
  readonly after: ConversionState;
  readonly history: readonly HistoryLine[];
  readonly setHash: number;
  readonly ledger: readonly JournaledEntry[];
  readonly nowMs: number;
};

/** A row of the ledger that belongs to no conversion, as it stands. */
export type EntryLine = {
  readonly id: string;
  readonly publisherId: string;
  /** "" = by hand; else the key of the clicks that it pays. */
  readonly conversionId: string;
  readonly kind: string;
  readonly amountMicros: number;
  readonly currency: string;
  readonly atMs: number;
  readonly sequence: number;
  readonly note: string | null;
  readonly actor: string;
};

/** What the payment with that entry pays for. */
export type PaymentLine = {
  readonly publisherId: string;
  readonly currency: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly entryId: string;
};

export type LockLine = { readonly lockedToMs: number };

/** A batch of clicks that was stored as it was judged without the windows of these campaigns: their ids, comma between. */
export type GuessLine = { readonly batchId: string; readonly guessed: string };

export type JournalEntry =
  | { readonly kind: "conversion"; readonly line: ConversionLine }
  | { readonly kind: "ledger"; readonly line: EntryLine }
  | { readonly kind: "payment"; readonly line: PaymentLine }
  | { readonly kind: "lock"; readonly line: LockLine }
  | { readonly kind: "batch"; readonly line: GuessLine };

/** One thing that was written, with its place among all that were. */
export type JournalRow = JournalEntry & {
  readonly seq: number;
  readonly workspaceId: string;
  readonly atMs: number;
};
