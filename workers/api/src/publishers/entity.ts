import type { Publisher } from "@cleverdrip/contract";
import type { PublisherRecord } from "@cleverdrip/db";

export function toPublisher(record: PublisherRecord, everywhereMs: number): Publisher {
  const { id, name, email, tier, status, createdAtMs, updatedAtMs } = record;
  const liveEverywhereAtMs = updatedAtMs + everywhereMs;
  return { id, name, email, tier, status, liveEverywhereAtMs, createdAtMs, updatedAtMs };
}

/** What the audit may keep of a publisher's fields: that the address changed, not what it is. */
export function withoutEmail(fields: object): object {
  return "email" in fields ? { ...fields, email: "(not kept)" } : fields;
}
