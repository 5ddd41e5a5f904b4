import {
  clickBatch,
  conversionEvent,
  oldClickBatch,
  type ClickBatch,
  type ConversionEvent,
  type ConversionVerdict,
  type FactsRpc,
} from "@cleverdrip/contract";
import { upgradeClicks } from "@cleverdrip/core";
import { WorkerEntrypoint } from "cloudflare:workers";
import * as z from "zod";
import { buildDeps } from "./build-deps.ts";
import { storeBatches, type StoreSummary } from "./clicks/store-batches.ts";
import { record } from "./conversions/record.ts";
import { runSchedule } from "./schedule/run-schedule.ts";
import { scheduleDeps } from "./schedule/schedule-deps.ts";

/** Of this version and of the last: other Workers may be a deployment behind. */
const anyClickBatch = z.union([clickBatch, oldClickBatch.transform(upgradeClicks)]);

/** What other Workers may ask of the consumer, over a service binding. Rejects when nothing is durable. */
export class Facts extends WorkerEntrypoint<ConsumerEnv> implements FactsRpc {
  /** Judges and stores a conversion; the answer is the truth of the ledger. */
  recordConversion(event: ConversionEvent): Promise<ConversionVerdict> {
    return record(conversionEvent.parse(event), this.#deps());
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
