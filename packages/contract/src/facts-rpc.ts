import type { ConversionStatus, PackedClickBatch, ReceiptKey } from "@cleverdrip/core";
import type { ClickBatch } from "./click-message.ts";
import type { ErasureCheck, ErasureSubject } from "./privacy.ts";
import type { ConversionVerdict, ReceivedReport, ReportVerdict } from "./conversion-message.ts";
import type { ClickHoldDecided, ClickHoldsAsked } from "./fraud/click-holds.ts";
import type {
  FraudDecisionAsked,
  FraudDecisionTaken,
  FraudJudged,
  FraudReading,
} from "./fraud/rpc.ts";
import type { LetterDiscard, LetterReplay, QueueBacklogs } from "./dead-letters.ts";
import type { MoveAsked, MoveOutcome } from "./moves.ts";
import type { ReplayAnswer, ReplayAsked } from "./replay.ts";
import type { VerifyAnswer, VerifyAsked } from "./verify.ts";

/** What a member does to conversions by hand. Amounts left out stay as they are; restoring undoes a rejection. */
export type ConversionChange =
  | { readonly kind: "status"; readonly status: ConversionStatus }
  | {
      readonly kind: "adjust";
      readonly payoutMicros: number | null;
      readonly revenueMicros: number | null;
    }
  | { readonly kind: "restore" };

export type ChangeResult = {
  readonly id: string;
  /** `missing`: not in this workspace. */
  readonly outcome: "changed" | "unchanged" | "refused" | "missing";
  /** Why it was refused. */
  readonly sentence: string | null;
  readonly status: ConversionStatus | null;
  readonly payoutMicros: number | null;
  readonly revenueMicros: number | null;
};

/** What an endpoint did with a made-up result. */
export type EndpointTest = {
  readonly outcome: string;
  /** The same for its owner to read. */
  readonly sentence: string;
  /** null where there was no answer. */
  readonly status: number | null;
  /** First printable characters of the answer: for the endpoint's owner alone. */
  readonly excerpt: string;
  readonly durationMs: number;
};

/** Deliveries that are to be sent again: some, or those of a time range that ended so (of every endpoint where null). */
export type DeliverySelection =
  | { readonly kind: "ids"; readonly ids: readonly string[] }
  | {
      readonly kind: "range";
      readonly endpointId: string | null;
      readonly state: "failed" | "delivered";
      readonly fromMs: number;
      readonly toMs: number;
    };

/** `isComplete`: none were left behind the 1,000 that one call takes. */
export type DeliveryReplay = { readonly ids: readonly string[]; readonly isComplete: boolean };

/** What became of one of many reports, or would: whether it made a conversion, changed one or left everything as it was. */
export type BulkVerdict = ConversionVerdict & {
  readonly effect: "new" | "changed" | "none";
  /** Of a dry run alone: the cap that has no room for it as of now. Whether it has then is known when it is taken. */
  readonly overCap?: { readonly reason: string; readonly hint: string };
};

/** What became of a report of the received log, or would; null where that could not be found out: it waits as before. */
export type ReplayResult = { readonly id: string; readonly verdict: BulkVerdict | null };

/** A `ReadableStream` of bytes, which not everybody who knows this contract has a type for. */
export type ByteStream = { readonly getReader: () => unknown };

/** The consumer's entrypoint `Facts` as other Workers call it. A call rejects when nothing was made durable. */
export type FactsRpc = {
  readonly takeReport: (report: ReceivedReport) => Promise<ReportVerdict>;
  /** The same for history: what it writes has the time of receipt, too. */
  readonly takePastReport: (report: ReceivedReport) => Promise<ReportVerdict>;
  /**
   * As `takeReport` for each, at most 100, in their order where they speak of the same result. Given again, each says what
   * it said at first.
   */
  readonly takeReports: (reports: readonly ReceivedReport[]) => Promise<readonly BulkVerdict[]>;
  /** What `takeReports` would say, at most 500; nothing is written, and what meets a cap now is said beside it. */
  readonly checkReports: (reports: readonly ReceivedReport[]) => Promise<readonly BulkVerdict[]>;
  /** A result for each id in its order; at most 500. `reason` goes into the history. */
  readonly changeConversions: (
    workspaceId: string,
    ids: readonly string[],
    change: ConversionChange,
    actor: string,
    reason: string,
  ) => Promise<readonly ChangeResult[]>;
  /** Judges a report of the received log anew; null where the workspace has no such report. */
  readonly replayReport: (workspaceId: string, id: string) => Promise<ReportVerdict | null>;
  /** The same for at most 100, oldest first; ids that the workspace does not have are left out. */
  readonly replayReports: (
    workspaceId: string,
    ids: readonly string[],
  ) => Promise<readonly ReplayResult[]>;
  /** What `replayReports` would say, as `checkReports` does. */
  readonly checkReplays: (
    workspaceId: string,
    ids: readonly string[],
  ) => Promise<readonly ReplayResult[]>;
  /** null where the workspace has no such endpoint. */
  readonly testEndpoint: (workspaceId: string, endpointId: string) => Promise<EndpointTest | null>;
  /** The whole schedule once more, under the same ids. */
  readonly replayDeliveries: (
    workspaceId: string,
    selection: DeliverySelection,
  ) => Promise<DeliveryReplay>;
  readonly storeClicks: (
    batches: readonly ClickBatch[],
  ) => Promise<{ readonly stored: number; readonly duplicates: number }>;
  /** A message that no queue took. */
  readonly takeClicks: (message: PackedClickBatch) => Promise<unknown>;
  /** Dead letters once more, at most 20, or a workspace's part of them; ids that are not there are left out. */
  readonly replayDeadLetters: (
    workspaceId: string | null,
    ids: readonly string[],
  ) => Promise<readonly LetterReplay[]>;
  /** Gives a dead letter up for good, or a workspace's part of it; null where there is no such letter. */
  readonly discardDeadLetter: (
    workspaceId: string | null,
    id: string,
    by: { readonly actor: string; readonly reason: string },
  ) => Promise<LetterDiscard | null>;
  /** The body of a dead letter as its encoding has it, its first characters; null where there is no such letter. */
  readonly readDeadLetter: (
    workspaceId: string | null,
    id: string,
    maxCharacters: number,
  ) => Promise<string | null>;
  readonly queueBacklogs: () => Promise<QueueBacklogs>;
  readonly runSchedule: () => Promise<void>;
  /** What an erasure would touch; null where there is no such workspace. */
  readonly checkErasure: (
    workspaceId: string,
    subject: ErasureSubject,
  ) => Promise<ErasureCheck | null>;
  /** Goes on with an erasure for some seconds; false where the workspace has no such. */
  readonly continueErasure: (workspaceId: string, id: string) => Promise<boolean>;
  /** Goes on with a recount of the workspace's books by an hour; false where there is no such recount. */
  readonly continueVerify: (workspaceId: string, id: string) => Promise<boolean>;
  /** Recounts the books of one or all workspaces, some hours a call; nothing is kept of it. */
  readonly verifyBooks: (asked: VerifyAsked) => Promise<VerifyAnswer>;
  /** Public halves of the keys that receipts are signed with, the present one first. */
  readonly receiptKeys: () => Promise<readonly ReceiptKey[]>;
  /** All receipts of a publisher for a day, NDJSON as a stream of bytes; null where the day is not sealed. */
  readonly receiptFile: (
    workspaceId: string,
    day: string,
    publisherId: string,
  ) => Promise<ByteStream | null>;
  /** The same for one conversion, whether or not its days are sealed; null where the publisher has no part of it. */
  readonly conversionReceipt: (
    workspaceId: string,
    conversionId: string,
    publisherId: string,
  ) => Promise<string | null>;
  /** A step of a replay of the log; dry, it writes nothing. */
  readonly replayLog: (asked: ReplayAsked) => Promise<ReplayAnswer>;
  /** Judges the workspace's sources and results as of now, or of a moment of the past that its traffic is from. */
  readonly judgeFraud: (workspaceId: string, nowMs?: number) => Promise<FraudJudged>;
  /** What another rule set would make of the traffic of the last days; nothing is changed. null where there is no such workspace. */
  readonly readFraudBy: (workspaceId: string, rulesVersion: number) => Promise<FraudReading | null>;
  /** Has the workspace's results judged soon: what they are judged by has changed. */
  readonly wakeFraud: (workspaceId: string) => Promise<void>;
  /** What a person decides of doubted results, at most 500; final for the judge. */
  readonly decideFraud: (
    workspaceId: string,
    asked: FraudDecisionAsked,
  ) => Promise<FraudDecisionTaken>;
  /** What a person decides of days of which clicks are held: paid or refused, and otherwise later. */
  readonly decideClickHolds: (
    workspaceId: string,
    asked: ClickHoldsAsked,
  ) => Promise<ClickHoldDecided["data"]>;
  /** Gives each the status and reason that it had before; null where there is no such decision. */
  readonly undoFraudDecision: (
    workspaceId: string,
    decisionId: string,
    actor: string,
  ) => Promise<FraudDecisionTaken | null>;
  /** Some seconds of a workspace's move to another events database. */
  readonly moveWorkspace: (asked: MoveAsked) => Promise<MoveOutcome>;
};
