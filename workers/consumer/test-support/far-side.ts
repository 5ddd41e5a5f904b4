import { entityId } from "@cleverdrip/core";
import { eventsDb, deliveries, type EndpointRecord, type QueuedDelivery } from "@cleverdrip/db";
import { createTestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { buildDeps } from "../src/build-deps.ts";
import { deliveryPorts, sendPorts } from "../src/deliveries/delivery-deps.ts";
import type { DeliveryPorts } from "../src/deliveries/delivery-ports.ts";
import { handleDeliveries } from "../src/deliveries/handle-deliveries.ts";
import { storeEndpoint } from "./told.ts";
import { batchOf } from "./virtual-queue.ts";

type Answer = (request: Request) => Response | Promise<Response>;

/** The engine over the real tables of a fresh workspace; the far side, and when it is, are the test's. */
export async function farSide(answer: Answer) {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { workspaceId } = workspace;
  const hits: Request[] = [];
  let nowMs = Date.now();
  const send = {
    ...sendPorts(env),
    nowMs: () => nowMs,
    resolve: null,
    fetch: async (url: string, init: RequestInit) => {
      const request = new Request(url, init);
      hits.push(request.clone());
      return answer(request);
    },
  };
  const { settingsOf, eventsOf } = buildDeps(env, nowMs, crypto.randomUUID());
  const ports = { ...deliveryPorts(env, settingsOf, () => {}, send), random: () => 0 };
  return {
    ...workspace,
    hits,
    send,
    settingsOf,
    eventsOf,
    deliver: (endpoint: EndpointRecord, payload = `{"n":1}`) =>
      storePending({ workspaceId, endpointId: endpoint.id, payload }, nowMs),
    handle: (queued: readonly QueuedDelivery[]) => handle(queued, ports),
    now: () => nowMs,
    advance: (ms: number) => {
      nowMs += ms;
    },
    endpoint: (change: Partial<EndpointRecord> = {}) =>
      storeEndpoint(env.CONTROL, workspaceId, { url: "https://hooks.example.org/in", ...change }),
  };
}

async function storePending(
  row: { readonly workspaceId: string; readonly endpointId: string; readonly payload: string },
  nowMs: number,
): Promise<QueuedDelivery> {
  const id = entityId("dlv", nowMs, crypto.getRandomValues(new Uint8Array(10)));
  const times = { nextAtMs: nowMs, createdAtMs: nowMs, updatedAtMs: nowMs };
  await eventsDb(env.EVENTS)
    .insert(deliveries)
    .values({ ...row, ...times, id, state: "pending", event: "conversion.approved" });
  return { workspaceId: row.workspaceId, id, endpointId: row.endpointId, message: 0 };
}

/** Hands the queue's messages over, and says after how many seconds each comes back; null = it is done with. */
async function handle(queued: readonly QueuedDelivery[], ports: DeliveryPorts) {
  const fates = new Map<string, number | null>();
  const messages = queued.map(({ workspaceId, id, endpointId, message }, i) => ({
    id: `msg_${i}`,
    attempts: 1,
    body: { v: 1, kind: "delivery", workspaceId, endpointId, deliveryId: id, number: message },
  }));
  const batch = batchOf(messages, (id, how) =>
    fates.set(id, how.kind === "ack" ? null : how.delaySeconds),
  );
  await handleDeliveries(batch, ports);
  return messages.map(({ id }) => fates.get(id));
}
