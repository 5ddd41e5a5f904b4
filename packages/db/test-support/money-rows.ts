import { deliveries, payoutLedger, receivedReports } from "../src/index.ts";
import { eventsDb } from "../src/events/events-db.ts";

// Rows of the money side: what a test does not give has no bearing on it.

type Row<T extends { readonly $inferInsert: object }> = Partial<T["$inferInsert"]>;

let sequence = 0;

function nextId(prefix: string): string {
  sequence += 1;
  return `${prefix}_${String(sequence).padStart(24, "0")}`;
}

export async function storeReceived(
  db: D1Database,
  workspaceId: string,
  row: Row<typeof receivedReports> = {},
) {
  const id = row.id ?? nextId("rcv");
  await eventsDb(db)
    .insert(receivedReports)
    .values({
      workspaceId,
      id,
      atMs: 1_795_000_060_000,
      via: "postback",
      verdict: "recorded",
      reason: "OK",
      proof: "open",
      parameters: '[["click_id","x"],["token","(hidden)"]]',
      ipPrefix: "198.51.100.0/24",
      ...row,
    });
  return id;
}

export async function storeDelivery(
  db: D1Database,
  workspaceId: string,
  row: Row<typeof deliveries> = {},
) {
  const id = row.id ?? nextId("dlv");
  await eventsDb(db)
    .insert(deliveries)
    .values({
      workspaceId,
      id,
      endpointId: "end_1",
      conversionId: "cnv_1",
      event: "conversion.approved",
      payload: "{}",
      state: "delivered",
      attempts: 1,
      createdAtMs: 1_795_000_060_000,
      updatedAtMs: 1_795_000_060_000,
      ...row,
    });
  return id;
}

export async function storeEntry(
  db: D1Database,
  workspaceId: string,
  row: Row<typeof payoutLedger> = {},
) {
  const id = row.id ?? nextId("led");
  await eventsDb(db)
    .insert(payoutLedger)
    .values({
      workspaceId,
      id,
      publisherId: "pub_1",
      conversionId: id,
      kind: "earn",
      amountMicros: 3_300_000,
      currency: "USD",
      atMs: 1_795_000_060_000,
      sequence: 1,
      ...row,
    });
  return id;
}
