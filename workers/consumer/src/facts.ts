import {
  erasureSubject,
  moveAsked,
  receivedReport,
  type BulkVerdict,
  type ChangeResult,
  type ClickBatch,
  type ClickHoldsAsked,
  type ConversionChange,
  type DeliveryReplay,
  type DeliverySelection,
  type EndpointTest,
  type ErasureCheck,
  type ErasureSubject,
  type FactsRpc,
  type FraudDecisionAsked,
  type FraudDecisionTaken,
  type FraudJudged,
  type FraudReading,
  type LetterDiscard,
  type LetterReplay,
  type MoveAsked,
  type MoveOutcome,
  type QueueBacklogs,
  type ReceivedReport,
  type ReplayAnswer,
  type ReplayAsked,
  type ReplayResult,
  type ReportVerdict,
  type VerifyAnswer,
  type VerifyAsked,
} from "@cleverdrip/contract";
import type { PackedClickBatch, ReceiptKey } from "@cleverdrip/core";
import type { QueuedDelivery } from "@cleverdrip/db";
import { WorkerEntrypoint } from "cloudflare:workers";
import * as z from "zod";
import { buildDeps } from "./build-deps.ts";
import { storeWhole, type StoreSummary } from "./clicks/store-batches.ts";
import { changeConversions } from "./conversions/change-conversions.ts";
import { checkReports } from "./conversions/check-reports.ts";
import { replayReport } from "./conversions/replay-report.ts";
import { checkReplays, replayReports } from "./conversions/replay-reports.ts";
import { takeReport } from "./conversions/take-report.ts";
import { takeReports } from "./conversions/take-reports.ts";
import { platformHosts, sendPorts } from "./deliveries/delivery-deps.ts";
import { replay } from "./deliveries/replay.ts";
import { sendMessages } from "./deliveries/send-messages.ts";
import { testEndpoint } from "./deliveries/test-endpoint.ts";
import { decideClickHolds } from "./fraud/decide-click-holds.ts";
import { decideFraud } from "./fraud/decide.ts";
import { undoDecision } from "./fraud/undo-decision.ts";
import { moveDeps } from "./move/move-deps-of.ts";
import { moveWorkspace } from "./move/move-workspace.ts";
import { discardLetter } from "./queue/discard-letter.ts";
import { recentBacklogs } from "./queue/queue-backlogs.ts";
import { anyClickBatch, readPacked } from "./queue/read-clicks.ts";
import { readLetter } from "./queue/read-letter.ts";
import { replayLetters } from "./queue/replay-letters.ts";
import { conversionReceipt, publisherFile } from "./receipts/publisher-file.ts";
import { receiptDeps } from "./receipts/receipt-deps.ts";
import { receiptKeys } from "./receipts/receipt-keys.ts";
import type { ReplayLogDeps } from "./replay/replay-deps.ts";
import { replayLog } from "./replay/replay-log.ts";
import { checkErasure, continueErasure } from "./retention/erase.ts";
import { eraseDeps } from "./retention/erase-deps.ts";
import { runSchedule } from "./schedule/run-schedule.ts";
import { scheduleDeps, VERIFIED_HOURS } from "./schedule/schedule-deps.ts";
import { continueRun } from "./verify/run-verify.ts";
import { verifyBooks } from "./verify/verify-books.ts";
import { verifyDeps } from "./verify/verify-deps.ts";

/** Reports a call: as many as the calls to D1 and R2 that a Worker may make leave room for. */
const MAX_TAKEN = 100;
const MAX_CHECKED = 500;
/** A batch of clicks alone makes some dozens of such calls. */
const MAX_LETTERS = 20;

const someIds = z.array(z.string());

/** What other Workers may ask of the consumer, over a service binding. Rejects when nothing is durable. */
export class Facts extends WorkerEntrypoint<ConsumerEnv> implements FactsRpc {
  /** Judges and stores a report; the answer is the truth of the ledger. */
  takeReport(report: ReceivedReport): Promise<ReportVerdict> {
    return takeReport(receivedReport.parse(report), this.#deps());
  }

  takePastReport(report: ReceivedReport): Promise<ReportVerdict> {
    const { receivedAtMs: nowMs } = receivedReport.parse(report);
    return takeReport(report, { ...this.#deps(), nowMs });
  }

  takeReports(reports: readonly ReceivedReport[]): Promise<readonly BulkVerdict[]> {
    return takeReports(receivedReport.array().max(MAX_TAKEN).parse(reports), () => this.#deps());
  }

  checkReports(reports: readonly ReceivedReport[]): Promise<readonly BulkVerdict[]> {
    return checkReports(receivedReport.array().max(MAX_CHECKED).parse(reports), this.#deps());
  }

  changeConversions(
    workspaceId: string,
    ids: readonly string[],
    change: ConversionChange,
    actor: string,
    reason: string,
  ): Promise<readonly ChangeResult[]> {
    return changeConversions(workspaceId, ids, { change, actor, reason }, this.#deps());
  }

  replayReport(workspaceId: string, id: string): Promise<ReportVerdict | null> {
    return replayReport(workspaceId, id, this.#deps());
  }

  replayReports(workspaceId: string, ids: readonly string[]): Promise<readonly ReplayResult[]> {
    return replayReports(workspaceId, someIds.max(MAX_TAKEN).parse(ids), () => this.#deps());
  }

  checkReplays(workspaceId: string, ids: readonly string[]): Promise<readonly ReplayResult[]> {
    return checkReplays(workspaceId, someIds.max(MAX_CHECKED).parse(ids), this.#deps());
  }

  /** A made-up result for an endpoint, sent at once and kept nowhere. */
  testEndpoint(workspaceId: string, endpointId: string): Promise<EndpointTest | null> {
    const deps = { control: this.env.CONTROL, platformHosts: platformHosts(this.env) };
    return testEndpoint(workspaceId, endpointId, deps, sendPorts(this.env));
  }

  replayDeliveries(workspaceId: string, selection: DeliverySelection): Promise<DeliveryReplay> {
    const sendDeliveries = (queued: readonly QueuedDelivery[]) =>
      sendMessages(this.env.DELIVERIES, queued);
    return replay(workspaceId, selection, { ...this.#deps(), sendDeliveries });
  }

  /** The click path without the queue: for history. */
  storeClicks(batches: readonly ClickBatch[]): Promise<StoreSummary> {
    return storeWhole(anyClickBatch.array().parse(batches), this.#deps());
  }

  /** A message that no clicks queue took. */
  takeClicks(message: PackedClickBatch): Promise<StoreSummary> {
    return storeWhole([readPacked(message)], this.#deps());
  }

  replayDeadLetters(
    workspaceId: string | null,
    ids: readonly string[],
  ): Promise<readonly LetterReplay[]> {
    const { EVENTS: letters, LOG: bodies, DELIVERIES } = this.env;
    const remind = async (message: object) => void (await DELIVERIES.send(message));
    const deps = { ...this.#deps(), letters, bodies, remind };
    return replayLetters(workspaceId, someIds.max(MAX_LETTERS).parse(ids), deps);
  }

  discardDeadLetter(
    workspaceId: string | null,
    id: string,
    by: Readonly<Record<"actor" | "reason", string>>,
  ): Promise<LetterDiscard | null> {
    const { EVENTS: letters, LOG: bodies } = this.env;
    return discardLetter({ workspaceId, id }, by, { letters, bodies, nowMs: Date.now() });
  }

  readDeadLetter(workspaceId: string | null, id: string, maxCharacters: number) {
    return readLetter({ workspaceId, id }, maxCharacters, this.env);
  }

  queueBacklogs(): Promise<QueueBacklogs> {
    return recentBacklogs(this.env, Date.now());
  }

  runSchedule(): Promise<void> {
    return runSchedule(scheduleDeps(this.env, Date.now(), VERIFIED_HOURS));
  }

  async checkErasure(workspaceId: string, subject: ErasureSubject): Promise<ErasureCheck | null> {
    const workspace = await this.#deps().settingsOf(workspaceId);
    if (workspace === null) return null;
    return checkErasure(workspace, erasureSubject.parse(subject), eraseDeps(this.env, Date.now()));
  }

  async continueErasure(workspaceId: string, id: string): Promise<boolean> {
    const workspace = await this.#deps().settingsOf(workspaceId);
    if (workspace === null) return false;
    return (await continueErasure(workspace, id, eraseDeps(this.env, Date.now()))) !== null;
  }

  async continueVerify(workspaceId: string, id: string): Promise<boolean> {
    const workspace = await this.#deps().settingsOf(workspaceId);
    if (workspace === null) return false;
    return (await continueRun(workspace, id, verifyDeps(this.env, Date.now()))) !== null;
  }

  verifyBooks(asked: VerifyAsked): Promise<VerifyAnswer> {
    return verifyBooks(asked, this.env.CONTROL, verifyDeps(this.env, Date.now()));
  }

  receiptKeys(): Promise<readonly ReceiptKey[]> {
    return receiptKeys(receiptDeps(this.env, Date.now()));
  }

  async receiptFile(workspaceId: string, day: string, publisherId: string) {
    const workspace = await this.#deps().settingsOf(workspaceId);
    if (workspace === null) return null;
    return publisherFile(workspace, day, publisherId, receiptDeps(this.env, Date.now()));
  }

  async conversionReceipt(workspaceId: string, conversionId: string, publisherId: string) {
    const workspace = await this.#deps().settingsOf(workspaceId);
    if (workspace === null) return null;
    const deps = receiptDeps(this.env, Date.now());
    return conversionReceipt(workspace, conversionId, publisherId, deps);
  }

  replayLog(asked: ReplayAsked): Promise<ReplayAnswer> {
    const takeLogged: ReplayLogDeps["takeLogged"] = (report, known) =>
      takeReport(report, { ...this.#deps(), nowMs: report.receivedAtMs }, known);
    return replayLog(asked, this.env.CONTROL, { ...this.#deps(), log: this.env.LOG, takeLogged });
  }

  /** As of a moment, where what came is from the past. */
  judgeFraud(workspaceId: string, nowMs = Date.now()): Promise<FraudJudged> {
    return this.env.FRAUD_WINDOW.getByName(workspaceId).judge(nowMs);
  }

  async readFraudBy(workspaceId: string, rulesVersion: number): Promise<FraudReading | null> {
    return this.env.FRAUD_WINDOW.getByName(workspaceId).read(rulesVersion, Date.now());
  }

  wakeFraud(workspaceId: string): Promise<void> {
    return this.env.FRAUD_WINDOW.getByName(workspaceId).wake();
  }

  decideFraud(workspaceId: string, asked: FraudDecisionAsked): Promise<FraudDecisionTaken> {
    return decideFraud(workspaceId, asked, this.#deps());
  }

  decideClickHolds(workspaceId: string, asked: ClickHoldsAsked) {
    return decideClickHolds(workspaceId, asked, this.#deps());
  }

  undoFraudDecision(workspaceId: string, decisionId: string, actor: string) {
    return undoDecision(workspaceId, decisionId, actor, this.#deps());
  }

  moveWorkspace(asked: MoveAsked): Promise<MoveOutcome> {
    return moveWorkspace(moveAsked.parse(asked), moveDeps(this.env, Date.now()));
  }

  #deps() {
    return buildDeps(this.env, Date.now(), crypto.randomUUID());
  }
}
