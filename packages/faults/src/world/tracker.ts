import {
  clickBatch,
  packedClickBatch,
  type PackedClickBatch,
  type ReceivedReport,
  type ReportVerdict,
} from "@cleverdrip/contract";
import { entityId, unpackClicks } from "@cleverdrip/core";
import { storeWhole } from "@cleverdrip/consumer/src/clicks/store-batches.ts";
import { takeReport } from "@cleverdrip/consumer/src/conversions/take-report.ts";
import { createClickBuffer, type ClickBuffer } from "@cleverdrip/tracker/src/click/click-buffer.ts";
import { sendBatch } from "@cleverdrip/tracker/src/click/send-batch.ts";
import type { ReportOutcome } from "@cleverdrip/tracker/src/conversion/receive-report.ts";
import { settleReport } from "@cleverdrip/tracker/src/conversion/settle-report.ts";
import type { Process } from "../stage/processes.ts";
import type { World } from "./world.ts";

/** An isolate of the tracker. */
export type Tracker = {
  readonly process: Process;
  readonly buffer: ClickBuffer;
  readonly report: (report: ReceivedReport) => Promise<ReportOutcome>;
};

/**
 * Batches that nobody was told were taken may be in the log and not in the books: a replay would bring them back. So they come
 * now, as from a tracker that did not die.
 */
export function storeWhatIsLeft({ record, consumer }: World): void {
  const left = [...record.batches.values()].filter(({ isTaken }) => !isTaken);
  for (const { batch } of left) {
    const stored = storeWhole([clickBatch.parse(travelled(batch))], consumer().deps());
    // What cannot be stored now is missed afterwards.
    stored.catch(() => undefined);
  }
}

export function createTracker(world: World, process: Process): Tracker {
  const { stage, record } = world;
  const queue = (body: unknown) =>
    stage.call(process, "CLICKS", () => world.queues.clicks.send(body));
  const store = (batch: PackedClickBatch) => {
    const consumer = world.consumer();
    return stage.ask(process, consumer.process, "storeClicks", () =>
      storeWhole([unpackClicks(packedClickBatch.parse(travelled(batch)))], consumer.deps()),
    );
  };
  const buffer = createClickBuffer({
    isolate: process.name,
    newBatchId: (nowMs) => entityId("bat", nowMs, world.bytes(10)),
    send: async (batch) => {
      record.sending(unpackClicks(batch));
      const isTaken = await sendBatch(batch, [queue], store);
      if (isTaken && process.isAlive) record.taken(batch.batchId);
      return isTaken;
    },
  });
  return {
    process,
    buffer,
    report: (report) =>
      settleReport(report, null, {
        takeReport: (own) => ledger(world, process, own),
        queueReport: queue,
      }),
  };
}

/** The consumer's answer to a report, over the service binding. */
export function ledger(
  { stage, consumer }: World,
  by: Process,
  report: ReceivedReport,
): Promise<ReportVerdict> {
  const asked = consumer();
  return stage.ask(by, asked.process, "takeReport", () =>
    takeReport(travelled(report), asked.deps()),
  );
}

/** Nobody shares objects over a binding; what is sent here is JSON. */
function travelled<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
