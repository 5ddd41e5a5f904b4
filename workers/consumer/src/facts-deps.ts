import type { LiveEvents } from "@cleverdrip/contract";
import type { DeadLetter, LinkTerms, WorkspaceSettings } from "@cleverdrip/db";
import type { LogSegment } from "./log/append-log.ts";
import type { Observation } from "./window/window-state.ts";

/** What storing facts works with; the entries build it from bindings, clock and randomness. */
export type FactsDeps = {
  readonly nowMs: number;
  /** A fresh id for this call. */
  readonly attempt: string;
  readonly appendLog: (segment: LogSegment) => Promise<void>;
  readonly settingsOf: (workspaceId: string) => Promise<WorkspaceSettings | null>;
  readonly linkTerms: (linkNumber: number) => Promise<LinkTerms | null>;
  readonly eventsOf: (shard: string) => D1Database;
  readonly hashAddress: (address: string, atMs: number) => Promise<string>;
  /** Uniqueness of each click, in the order given. */
  readonly observe: (
    workspaceId: string,
    campaignId: string,
    observations: readonly Observation[],
  ) => Promise<readonly (readonly boolean[])[]>;
  readonly notify: (settings: WorkspaceSettings, events: LiveEvents) => Promise<void>;
  readonly keepDead: (letters: readonly DeadLetter[]) => Promise<void>;
};
