import { signWebhook } from "@cleverdrip/core";
import type { OutboundDelivery, OutboundEndpoint } from "./delivery-ports.ts";

const encoder = new TextEncoder();

/** Headers and body of an attempt. The signature covers the time, so each attempt has its own. */
export function buildRequest(
  { id, request }: OutboundDelivery,
  { secrets }: OutboundEndpoint,
  nowMs: number,
): RequestInit {
  const headers = new Headers({ "user-agent": "CleverDrip/1", "webhook-id": id });
  // An answer out of a cache would be a delivery that never arrived.
  const common = { headers, redirect: "manual", cache: "no-store" } as const;
  if (request.method === "GET") return { ...common, method: "GET" };
  const body = encoder.encode(request.body);
  const timestampSeconds = Math.floor(nowMs / 1_000);
  headers.set("content-type", "application/json");
  headers.set("webhook-timestamp", String(timestampSeconds));
  if (secrets.length > 0)
    headers.set("webhook-signature", signWebhook({ id, timestampSeconds, body }, secrets));
  return { ...common, method: "POST", body };
}
