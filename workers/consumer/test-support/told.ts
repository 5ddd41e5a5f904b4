import type { EndpointRecord } from "@cleverdrip/db";
import { insertEndpoint } from "@cleverdrip/db";
import type { ToldConversion } from "../src/deliveries/told-change.ts";

/** An approved sale of $25 that owes $2.50 to pub_1, four minutes old. */
export function toldConversion(change: Partial<ToldConversion> = {}): ToldConversion {
  return {
    id: "cnv_1",
    sequence: 1,
    eventTypeId: "evt_1",
    eventName: "Sale",
    txid: "order 7",
    clickId: "0".repeat(32),
    clickAtMs: Date.UTC(2026, 9, 20),
    atMs: Date.UTC(2026, 9, 20, 0, 4),
    campaignId: "cmp_1",
    publisherId: "pub_1",
    linkId: "lnk_1",
    status: "approved",
    reason: "OK",
    currency: "USD",
    amountMicros: 25_000_000,
    revenueMicros: 5_000_000,
    payoutMicros: 2_500_000,
    coupon: null,
    ...change,
  };
}

/** A webhook of the workspace that is told everything, unless the change says otherwise. */
export function endpointRecord(change: Partial<EndpointRecord> = {}): EndpointRecord {
  return {
    id: `end_${crypto.randomUUID()}`,
    workspaceId: "wsp_1",
    kind: "webhook",
    name: "Hook",
    url: "https://hooks.example/in",
    allowHttp: false,
    publisherId: null,
    campaignId: null,
    eventTypeId: null,
    filter: [],
    secrets: [],
    status: "active",
    statusReason: null,
    createdAtMs: 1,
    updatedAtMs: 1,
    ...change,
  };
}

export async function storeEndpoint(
  control: D1Database,
  workspaceId: string,
  change: Partial<EndpointRecord>,
): Promise<EndpointRecord> {
  const record = endpointRecord({ ...change, workspaceId });
  await insertEndpoint(control, workspaceId, record, {
    id: `aud_${crypto.randomUUID()}`,
    atMs: 1,
    actorId: "ada",
    action: "endpoint.create",
    entity: "endpoint",
    entityId: record.id,
    before: null,
    after: null,
  });
  return record;
}
