import { startProgress } from "@cleverdrip/core";
import type { DeliveryPorts } from "../src/deliveries/delivery-ports.ts";
import { handleDeliveries } from "../src/deliveries/handle-deliveries.ts";
import { deliveryTables, endpointOf } from "./delivery-tables.ts";
import { receivers, type Receiver, type ReceiverName } from "./receivers.ts";
import { virtualClock, type VirtualClock } from "./virtual-clock.ts";
import { virtualQueue } from "./virtual-queue.ts";

export type Servers = Record<string, ReceiverName | Receiver>;
export type Hit = {
  readonly atMs: number;
  readonly host: string;
  readonly id: string;
  readonly request: Request;
};

const WORKSPACE = "wsp_1";

/** The far side. Whoever asks for a host that is none of the servers has reached the canary. */
function farSide(servers: Servers, clock: VirtualClock) {
  const hits: Hit[] = [];
  const canary: string[] = [];
  async function fetch(url: string, init: RequestInit): Promise<Response> {
    const request = new Request(url, init);
    const host = new URL(url).hostname;
    const server = servers[host];
    if (server === undefined) {
      canary.push(url);
      return new Response("you should not be here");
    }
    const id = request.headers.get("webhook-id") ?? "";
    hits.push({ atMs: clock.nowMs(), host, id, request });
    return (typeof server === "string" ? receivers[server] : server)(request, clock);
  }
  return { hits, canary, fetch };
}

/** The engine over tables in memory, a queue and far servers, all in virtual time; `servers` may be changed on the way. */
export function deliveryWorld(servers: Servers, change: Partial<DeliveryPorts> = {}) {
  const clock = virtualClock();
  const tables = deliveryTables();
  const { hits, canary, fetch } = farSide(servers, clock);
  const ports: DeliveryPorts = {
    ...tables.ports,
    nowMs: clock.nowMs,
    wait: clock.wait,
    timeout: clock.timeout,
    random: () => 0,
    resolve: null,
    allowLoopback: false,
    inFlight: new Map(),
    waitUntil: () => {},
    requeue: async (body, delaySeconds) => {
      queue.send(body, delaySeconds);
    },
    fetch,
    ...change,
  };
  const queue = virtualQueue(clock, (batch) => handleDeliveries(batch, ports));
  let sequence = 0;

  /** Stores a delivery to the endpoint of that host and sends its message; returns its id. */
  function deliver(host: string): string {
    sequence += 1;
    const id = `dlv_${sequence}`;
    const row = { workspaceId: WORKSPACE, id, endpointId: host };
    const request = { method: "POST", body: `{"number":${sequence}}` } as const;
    const progress = startProgress(clock.nowMs());
    tables.endpoints.set(host, tables.endpoints.get(host) ?? endpointOf(host));
    tables.deliveries.set(id, { ...row, request, progress });
    queue.send(messageOf(id, host));
    return id;
  }

  return {
    ...tables,
    clock,
    ports,
    queue,
    deliver,
    hits,
    canary,
    progressOf: (id: string) => tables.deliveries.get(id)?.progress,
    /** When it was sent, in ms since the start. */
    hitTimes: (id: string) =>
      hits.filter((hit) => hit.id === id).map((hit) => hit.atMs - clock.startMs),
  };
}

export type DeliveryWorld = ReturnType<typeof deliveryWorld>;

export function messageOf(deliveryId: string, endpointId: string) {
  return { v: 1, kind: "delivery", workspaceId: WORKSPACE, endpointId, deliveryId };
}
