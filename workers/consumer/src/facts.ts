import {
  clickBatch,
  oldClickBatch,
  receivedReport,
  type BulkVerdict,
  type ChangeResult,
  type ClickBatch,
  type ConversionChange,
  type DeliveryReplay,
  type DeliverySelection,
  type EndpointTest,
  type FactsRpc,
  type ReceivedReport,
  type ReplayResult,
  type ReportVerdict,
} from "@cleverdrip/contract";
import { upgradeClicks } from "@cleverdrip/core";
import type { QueuedDelivery } from "@cleverdrip/db";
import { WorkerEntrypoint } from "cloudflare:workers";
import * as z from "zod";
import { buildDeps } from "./build-deps.ts";
import { storeBatches, type StoreSummary } from "./clicks/store-batches.ts";
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
import { runSchedule } from "./schedule/run-schedule.ts";
import { scheduleDeps } from "./schedule/schedule-deps.ts";

/** Of this version and of the last: other Workers may be a deployment behind. */
const anyClickBatch = z.union([clickBatch, oldClickBatch.transform(upgradeClicks)]);

/** Reports a call: as many as the calls to D1 and R2 that a Worker may make leave room for. */
const MAX_TAKEN = 100;
const MAX_CHECKED = 500;

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

  /** The click path without the queue: for the overflow of a queue that refuses, and for history. */
  storeClicks(batches: readonly ClickBatch[]): Promise<StoreSummary> {
    return storeBatches(anyClickBatch.array().parse(batches), this.#deps());
  }

  runSchedule(): Promise<void> {
    return runSchedule(scheduleDeps(this.env, Date.now()));
  }

  #deps() {
    return buildDeps(this.env, Date.now(), crypto.randomUUID());
  }
}
