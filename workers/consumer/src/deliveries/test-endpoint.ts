import type { EndpointTest } from "@cleverdrip/contract";
import { CLOSED_BREAKER, entityId, sentenceOf, startProgress } from "@cleverdrip/core";
import { readDeliveryTarget, type EndpointRecord } from "@cleverdrip/db";
import type { DeliveryRequest, SendPorts } from "./delivery-ports.ts";
import { fillPostback } from "./fill-postback.ts";
import { outboundEndpoint, type LoadDeps } from "./load-delivery.ts";
import { postbackValues } from "./postback-values.ts";
import { sendDelivery } from "./send-delivery.ts";
import type { ToldConversion } from "./told-change.ts";
import { webhookBody } from "./webhook-body.ts";

/**
 * Sends a made-up result to an endpoint, by the rules of every delivery; null where there is no such endpoint. Nothing
 * is stored, and an endpoint that is switched off is asked as well.
 */
export async function testEndpoint(
  workspaceId: string,
  endpointId: string,
  deps: Pick<LoadDeps, "control" | "platformHosts">,
  ports: SendPorts,
): Promise<EndpointTest | null> {
  const { endpoint, hosts } = await readDeliveryTarget(deps.control, workspaceId, endpointId);
  if (endpoint === null) return null;
  const nowMs = ports.nowMs();
  const id = entityId("dlv", nowMs, crypto.getRandomValues(new Uint8Array(10)));
  const report = await sendDelivery(
    {
      delivery: {
        workspaceId,
        id,
        endpointId,
        request: requestOf(endpoint, nowMs),
        progress: startProgress(nowMs),
      },
      endpoint: outboundEndpoint(endpointId, endpoint, CLOSED_BREAKER),
      ownHosts: [...deps.platformHosts, ...hosts],
    },
    ports,
  );
  const { outcome, status, ownerExcerpt: excerpt, durationMs } = report;
  return { outcome: outcome.kind, sentence: sentenceOf(outcome), status, excerpt, durationMs };
}

function requestOf(endpoint: EndpointRecord, nowMs: number): DeliveryRequest {
  const conversion = madeUp(endpoint, nowMs);
  if (endpoint.kind === "webhook")
    return { method: "POST", body: webhookBody(endpoint, "conversion.test", conversion, nowMs) };
  const values = postbackValues(conversion, null, { campaignName: "Test", timezone: "UTC" });
  return {
    method: "GET",
    url: fillPostback(endpoint.url, values, endpoint.secrets[0] ?? null),
  };
}

/** Marked by its reason; no id in it is anybody's. */
function madeUp(
  { campaignId, publisherId, eventTypeId }: EndpointRecord,
  nowMs: number,
): ToldConversion {
  return {
    id: "cnv_test",
    sequence: 1,
    eventTypeId: eventTypeId ?? "evt_test",
    eventName: "test",
    txid: "test",
    clickId: "test",
    clickAtMs: nowMs,
    atMs: nowMs,
    campaignId: campaignId ?? "cmp_test",
    publisherId: publisherId ?? "pub_test",
    linkId: "lnk_test",
    status: "approved",
    reason: "TEST",
    currency: "USD",
    amountMicros: 10_000_000,
    revenueMicros: 2_000_000,
    payoutMicros: 1_000_000,
    coupon: null,
  };
}
