import { publisherRecords, type ReceiptRecord } from "@cleverdrip/core";
import { outcomesOf, type WorkspaceSettings } from "@cleverdrip/db";
import { buildLines } from "./build-lines.ts";
import { readDay } from "./day-object.ts";
import type { ReceiptDeps } from "./receipt-deps.ts";

/** All of a publisher's lines of a day with their proofs, as NDJSON; null where there is no such day. */
export async function publisherFile(
  { id }: WorkspaceSettings,
  day: string,
  publisherId: string,
  { log }: Pick<ReceiptDeps, "log">,
): Promise<ReadableStream | null> {
  const own = await readDay(log, id, day, publisherId);
  if (own === null) return null;
  return streamOf(publisherRecords(own, own.branches, own.lines));
}

/**
 * Everything that was said of a conversion to a publisher: what is sealed with its proof, the rest with its signature alone.
 * null where the publisher has no part of it.
 */
export async function conversionReceipt(
  workspace: WorkspaceSettings,
  conversionId: string,
  publisherId: string,
  deps: ReceiptDeps,
): Promise<string | null> {
  const { id, eventsShard } = workspace;
  const rows = await outcomesOf(deps.eventsOf(eventsShard), id, conversionId);
  const records: ReceiptRecord[] = [];
  for (const day of new Set(rows.flatMap((row) => row.day ?? []))) {
    const object = await readDay(deps.log, id, day, publisherId);
    if (object === null) throw new Error(`receipts of ${id} for ${day} cannot be read`);
    const isOwn = ({ subject }: { readonly subject: string }) => subject === conversionId;
    if (!object.lines.some(({ outcome }) => isOwn(outcome))) continue;
    records.push(...publisherRecords(object, object.branches, object.lines, isOwn));
  }
  const signer = await deps.signer();
  const open = rows.filter(({ day }) => day === null);
  for (const outcome of await buildLines(deps.control, id, open)) {
    if (outcome.publisher !== publisherId) continue;
    const signature = await signer.sign(outcome);
    records.push({ outcome, signature, key: signer.key.kid, proof: null });
  }
  return records.length === 0 ? null : [...records].map(textOf).join("");
}

/** Bytes, because only a stream of these can be given to another Worker. */
function streamOf(records: Iterable<ReceiptRecord>): ReadableStream {
  const encoder = new TextEncoder();
  const iterator = records[Symbol.iterator]();
  return new ReadableStream({
    type: "bytes",
    pull(controller) {
      const { done, value } = iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(textOf(value)));
    },
  });
}

function textOf(record: ReceiptRecord): string {
  return `${JSON.stringify(record)}\n`;
}
