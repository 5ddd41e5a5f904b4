import type { DeliveryDetail, Endpoint, EndpointWithSecret } from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";

export function endpoint(part: Partial<Endpoint> = {}): Endpoint {
  return {
    id: "end_1",
    kind: "webhook",
    name: "Warehouse",
    url: "https://hooks.example/in",
    allowHttp: false,
    publisherId: null,
    campaignId: null,
    eventTypeId: null,
    filter: [],
    secretEnds: ["a1b2"],
    status: "active",
    statusReason: null,
    createdAtMs: AT_MS,
    updatedAtMs: AT_MS,
    ...part,
  };
}

export function endpointWithSecret(
  secret: string | null,
  part: Partial<Endpoint> = {},
): EndpointWithSecret {
  return { ...endpoint(part), secret };
}

export function deliveryDetail(part: Partial<DeliveryDetail> = {}): DeliveryDetail {
  const attempt = { atMs: AT_MS, durationMs: 120, status: 500, outcome: "answered" };
  return {
    id: "dlv_1",
    endpointId: "end_1",
    conversionId: "cnv_1",
    event: "conversion.approved",
    state: "failed",
    attempts: 2,
    nextAtMs: null,
    reason: "the receiver answered 500",
    createdAtMs: AT_MS,
    updatedAtMs: AT_MS,
    payload: '{"type":"conversion.approved"}',
    log: [
      { ...attempt, number: 1, excerpt: "oops" },
      { ...attempt, number: 2, status: null, outcome: "timeout", excerpt: null },
    ],
    ...part,
  };
}
