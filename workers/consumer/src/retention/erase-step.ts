import type { WorkspaceSettings } from "@cleverdrip/db";
import type { BlankDeps } from "../queue/blank-addresses.ts";
import type { EraseCursor, ErasePhase, ErasureSubject } from "./erase-cursor.ts";
import {
  eraseClickRows,
  eraseReceivedRows,
  eraseResultRows,
  eraseTotals,
  type EraseStep,
} from "./erase-facts.ts";
import { eraseLetters } from "./erase-letters.ts";
import { eraseLog } from "./erase-log.ts";
import { eraseUploads } from "./erase-uploads.ts";

export type EraseDeps = BlankDeps & {
  /** Where all dead letters are. */
  readonly letters: D1Database;
  readonly eventsOf: (shard: string) => D1Database;
  readonly log: R2Bucket;
  readonly nowMs: number;
  /** The time as it goes on. */
  readonly clockMs: () => number;
  readonly drainJournal: (shard: string) => Promise<unknown>;
};

/** A subject of a workspace, and where its things are. */
export type EraseContext = ErasureSubject &
  Omit<EraseDeps, "eventsOf"> & {
    readonly workspace: WorkspaceSettings;
    readonly db: D1Database;
    /** Nothing is written; what would be is counted. */
    readonly isDry: boolean;
  };

const STEPS: Readonly<Record<ErasePhase, EraseStep>> = {
  clicks: eraseClickRows,
  results: eraseResultRows,
  received: eraseReceivedRows,
  letters: eraseLetters,
  uploads: eraseUploads,
  totals: eraseTotals,
  log: eraseLog,
  again: async (cursor) => ({ cursor: { ...cursor, phase: "clicks", pass: 2 }, counts: {} }),
  over: async (cursor) => ({ cursor, counts: {} }),
};

/** A bounded part of an erasure. Done twice it changes nothing the second time. */
export function eraseStep(cursor: EraseCursor, own: EraseContext): ReturnType<EraseStep> {
  return STEPS[cursor.phase](cursor, own);
}
