import type { LiveEvents } from "@cleverdrip/contract";
import type { RateAsked } from "@cleverdrip/core";
import type { AttributionPolicy } from "@cleverdrip/core";
import type {
  CampaignCounting,
  CampaignTerms,
  DeadClicks,
  DeadLetter,
  NewDelivery,
  WorkspaceSettings,
} from "@cleverdrip/db";
import type { ClickRates } from "./clicks/click-rates.ts";
import type { Outbox } from "./conversions/outbox.ts";
import type { FraudPorts } from "./fraud/fraud-ports.ts";
import type { LogSegment } from "./log/append-log.ts";
import type { SendAgain } from "./queue/send-again.ts";
import type { CountingRules, Observation } from "./window/observation.ts";

/** What storing facts works with; the entries build it from bindings, clock and randomness. */
export type FactsDeps = {
  readonly nowMs: number;
  /** A fresh id for this call. */
  readonly attempt: string;
  readonly appendLog: (segment: LogSegment) => Promise<void>;
  readonly settingsOf: (workspaceId: string) => Promise<WorkspaceSettings | null>;
  /** Settings are remembered for a while; whoever finds them outdated has them read anew. */
  readonly forgetSettings: (workspaceId: string) => void;
  /** Sends a message anew, to come after that many seconds; false where that cannot be done. */
  readonly sendAgain: SendAgain;
  /** The workspace that a tracking host belongs to, or the only one there is. */
  readonly settingsOfHost: (host: string) => Promise<WorkspaceSettings | null>;
  /** Whether the received log takes one more report that nothing proves to be anybody's. */
  readonly mayKeepStray: () => boolean;
  readonly linkTerms: (linkNumber: number) => Promise<CampaignTerms | null>;
  /** null where there is no such campaign; its `publisherId` is null where that is nobody of the workspace. */
  readonly campaignTerms: (
    campaignId: string,
    publisherId: string | null,
  ) => Promise<CampaignTerms | null>;
  /** What the workspace says a currency is worth on a day, in parts per billion; null where it says nothing. */
  readonly rateOf: (workspaceId: string, asked: RateAsked) => Promise<number | null>;
  readonly outbox: Outbox;
  /** Has deliveries sent that are in the tables now; they are not lost where it fails. */
  readonly announce: (workspaceId: string, deliveries: readonly NewDelivery[]) => Promise<void>;
  readonly eventsOf: (shard: string) => D1Database;
  readonly hashAddress: (address: string, atMs: number) => Promise<string>;
  /** How a campaign's clicks are counted; the defaults where it is not there any more. */
  readonly countingOf: (workspaceId: string, campaignId: string) => Promise<CampaignCounting>;
  readonly clickRates: ClickRates;
  /** How a campaign's conversions are attributed; null where it is not there any more. */
  readonly attributionOf: (
    workspaceId: string,
    campaignId: string,
  ) => Promise<AttributionPolicy | null>;
  /** Verdict letters of each batch, in the order given: see `readVerdicts`. */
  readonly observe: (
    workspaceId: string,
    campaignId: string,
    observations: readonly Observation[],
    rules: CountingRules,
  ) => Promise<readonly string[]>;
  readonly fraud: FraudPorts;
  readonly notify: (settings: WorkspaceSettings, events: LiveEvents) => Promise<void>;
  readonly keepDead: (letters: readonly DeadLetter[]) => Promise<void>;
  /** Counts clicks among what was given up; nothing where the workspace is not there any more. */
  readonly keepDeadClicks: (workspaceId: string, batches: readonly DeadClicks[]) => Promise<void>;
};
