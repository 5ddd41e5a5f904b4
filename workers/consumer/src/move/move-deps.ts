import type { MoveRecord } from "@cleverdrip/db";

export type MoveDeps = {
  readonly control: D1Database;
  readonly eventsOf: (shard: string) => D1Database;
  /** Takes a shard's journal over into the log; says how many lines. */
  readonly drainJournal: (shard: string) => Promise<number>;
  readonly nowMs: number;
  /** The time as it goes on. */
  readonly clockMs: () => number;
  /** 80 random bits. */
  readonly randomBytes: () => Uint8Array;
};

/** What becomes of a move by one step: where it stands then, that it waits for time to pass, or that it is over. */
export type MoveStep = (
  move: MoveRecord,
  deps: MoveDeps,
) => Promise<"advanced" | "overtaken" | "waits" | "over">;
