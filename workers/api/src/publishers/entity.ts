import type { Publisher } from "@cleverdrip/contract";
import type { PublisherRecord } from "@cleverdrip/db";

export function toPublisher(record: PublisherRecord, everywhereMs: number): Publisher {
  const { id, name, email, tier, terms, thresholdMicros, status } = record;
  const { createdAtMs, updatedAtMs } = record;
  const liveEverywhereAtMs = updatedAtMs + everywhereMs;
  const times = { liveEverywhereAtMs, createdAtMs, updatedAtMs };
  return { id, name, email, tier, terms, thresholdMicros, status, ...times };
}

/** What the audit may keep of a publisher's fields: that the address changed, not what it is. */
export function withoutEmail(fields: object): object {
  return "email" in fields ? { ...fields, email: "(not kept)" } : fields;
}
