import {
  clickBatch,
  conversionEvent,
  oldClickBatch,
  receivedReport,
  type ChangeResult,
  type ClickBatch,
  type ConversionChange,
  type ConversionEvent,
  type ConversionVerdict,
  type DeliveryReplay,
  type DeliverySelection,
  type EndpointTest,
  type FactsRpc,
  type ReceivedReport,
  type ReportVerdict,
} from "@cleverdrip/contract";
import { upgradeClicks } from "@cleverdrip/core";
import type { QueuedDelivery } from "@cleverdrip/db";
import { WorkerEntrypoint } from "cloudflare:workers";
import * as z from "zod";
import { buildDeps } from "./build-deps.ts";
import { storeBatches, type StoreSummary } from "./clicks/store-batches.ts";
import { changeConversions } from "./conversions/change-conversions.ts";
import { replayReport } from "./conversions/replay-report.ts";
import { takeReport } from "./conversions/take-report.ts";
import { upgradeEvent } from "./conversions/upgrade-event.ts";
import { platformHosts, sendPorts } from "./deliveries/delivery-deps.ts";
import { replay } from "./deliveries/replay.ts";
import { sendMessages } from "./deliveries/send-messages.ts";
import { testEndpoint } from "./deliveries/test-endpoint.ts";
import { runSchedule } from "./schedule/run-schedule.ts";
import { scheduleDeps } from "./schedule/schedule-deps.ts";

/** Of this version and of the last: other Workers may be a deployment behind. */
const anyClickBatch = z.union([clickBatch, oldClickBatch.transform(upgradeClicks)]);

/** What other Workers may ask of the consumer, over a service binding. Rejects when nothing is durable. */
export class Facts extends WorkerEntrypoint<ConsumerEnv> implements FactsRpc {
  /** For Workers that are a deployment behind, and for history: there the time of receipt is that of writing, too. */
  async recordConversion(event: ConversionEvent): Promise<ConversionVerdict> {
    const report = upgradeEvent(conversionEvent.parse(event));
    const deps = { ...this.#deps(), nowMs: report.receivedAtMs };
    const { returnBody: _, ...verdict } = await takeReport(report, deps);
    return verdict;
  }

  /** Judges and stores a report; the answer is the truth of the ledger. */
  takeReport(report: ReceivedReport): Promise<ReportVerdict> {
    return takeReport(receivedReport.parse(report), this.#deps());
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
