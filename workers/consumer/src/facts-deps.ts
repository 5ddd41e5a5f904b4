import type { LiveEvents } from "@cleverdrip/contract";
import type {
  CampaignCounting,
  CampaignTerms,
  DeadClicks,
  DeadLetter,
  NewDelivery,
  WorkspaceSettings,
} from "@cleverdrip/db";
import type { Outbox } from "./conversions/outbox.ts";
import type { LogSegment } from "./log/append-log.ts";
import type { CountingRules, Observation } from "./window/observation.ts";

/** What storing facts works with; the entries build it from bindings, clock and randomness. */
export type FactsDeps = {
  readonly nowMs: number;
  /** A fresh id for this call. */
  readonly attempt: string;
  readonly appendLog: (segment: LogSegment) => Promise<void>;
  readonly settingsOf: (workspaceId: string) => Promise<WorkspaceSettings | null>;
  readonly linkTerms: (linkNumber: number) => Promise<CampaignTerms | null>;
  /** null where there is no such campaign; its `publisherId` is null where that is nobody of the workspace. */
  readonly campaignTerms: (
    campaignId: string,
    publisherId: string | null,
  ) => Promise<CampaignTerms | null>;
  readonly outbox: Outbox;
  /** Has deliveries sent that are in the tables now; they are not lost where it fails. */
  readonly announce: (workspaceId: string, deliveries: readonly NewDelivery[]) => Promise<void>;
  readonly eventsOf: (shard: string) => D1Database;
  readonly hashAddress: (address: string, atMs: number) => Promise<string>;
  /** How a campaign's clicks are counted; the defaults where it is not there any more. */
  readonly countingOf: (workspaceId: string, campaignId: string) => Promise<CampaignCounting>;
  /** Verdict letters of each batch, in the order given: see `readVerdicts`. */
  readonly observe: (
    workspaceId: string,
    campaignId: string,
    observations: readonly Observation[],
    rules: CountingRules,
  ) => Promise<readonly string[]>;
  readonly notify: (settings: WorkspaceSettings, events: LiveEvents) => Promise<void>;
  readonly keepDead: (letters: readonly DeadLetter[]) => Promise<void>;
  /** Counts clicks among what was given up; nothing where the workspace is not there any more. */
  readonly keepDeadClicks: (workspaceId: string, batches: readonly DeadClicks[]) => Promise<void>;
};
