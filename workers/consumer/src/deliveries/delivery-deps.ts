import { entityId } from "@cleverdrip/core";
import {
  advanceDelivery,
  disableEndpoint,
  readBreaker,
  saveBreaker,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { eventsShard } from "../env.ts";
import { letterOf } from "../queue/dead-letter.ts";
import { keepAside } from "../queue/keep-aside.ts";
import type { DeliveryPorts, SendPorts } from "./delivery-ports.ts";
import { loadDelivery, type LoadDeps } from "./load-delivery.ts";
import { resolveOverHttps } from "./resolve-host.ts";

type SettingsOf = (workspaceId: string) => Promise<WorkspaceSettings | null>;

/** Of this isolate, over all its batches. */
const inFlight = new Map<string, number>();

/** What sends attempts, and the test button's. */
export function sendPorts(env: ConsumerEnv): SendPorts {
  const allowLoopback = env.DELIVERIES_MAY_REACH_LOOPBACK === "true";
  const far: SendPorts["fetch"] = (url, init) => fetch(url, init);
  return {
    nowMs: () => Date.now(),
    fetch: far,
    timeout: (ms) => AbortSignal.timeout(ms),
    resolve: allowLoopback ? null : resolveOverHttps(far),
    allowLoopback,
  };
}

export function platformHosts(env: ConsumerEnv): readonly string[] {
  return [env.APP_ORIGIN, env.TRACKING_ORIGIN].map((origin) => new URL(origin).hostname);
}

/** The engine's ports over the real tables and queue. */
export function deliveryPorts(
  env: ConsumerEnv,
  settingsOf: SettingsOf,
  waitUntil: DeliveryPorts["waitUntil"],
  send: SendPorts = sendPorts(env),
): DeliveryPorts {
  const { nowMs } = send;
  const eventsOf = (shard: string) => eventsShard(env, shard);
  const dbOf = async (workspaceId: string) => {
    const settings = await settingsOf(workspaceId);
    if (settings === null) throw new Error(`workspace ${workspaceId} is gone`);
    return eventsOf(settings.eventsShard);
  };
  const keep = keeperOf(env, nowMs);
  const hosts = platformHosts(env);
  const loading: LoadDeps = {
    control: env.CONTROL,
    eventsOf,
    settingsOf,
    platformHosts: hosts,
    nowMs,
    keepUnknown: (body, reason) => keep({ id: body.deliveryId, body, attempts: 1 }, reason),
  };
  return {
    ...send,
    inFlight,
    random: () => Math.random(),
    wait: (ms) => scheduler.wait(ms),
    waitUntil,
    load: (message) => loadDelivery(message, loading),
    advance: async (delivery, from, to, attempt) => {
      const db = await dbOf(delivery.workspaceId);
      return advanceDelivery(db, delivery, { from, to }, lineOf(attempt), nowMs());
    },
    readBreaker: async (workspaceId, id) => readBreaker(await dbOf(workspaceId), workspaceId, id),
    saveBreaker: async (workspaceId, id, breaker) =>
      saveBreaker(await dbOf(workspaceId), workspaceId, id, breaker, nowMs()),
    disable: async (workspaceId, id, reason) => {
      const audit = { id: newAuditId(nowMs()), atMs: nowMs() };
      await disableEndpoint(env.CONTROL, workspaceId, id, reason, audit);
      console.log({ event: "endpoints.disabled", workspaceId, id, reason });
    },
    keepAside: keep,
    requeue: async (body, delaySeconds) => {
      await env.DELIVERIES.send(body, { delaySeconds });
    },
  };
}

/** Keeps a message among the dead letters. */
function keeperOf(env: ConsumerEnv, nowMs: () => number) {
  return async (message: Pick<Message, "id" | "body" | "attempts">, reason: string) => {
    const why = { queue: DELIVERIES_QUEUE, reason, attempts: message.attempts };
    const deps = { nowMs: nowMs(), linkTerms: async () => null };
    await keepAside(env, [await letterOf(message, why, deps)]);
  };
}

export const DELIVERIES_QUEUE = "cleverdrip-deliveries";

function lineOf(attempt: Parameters<DeliveryPorts["advance"]>[3]) {
  if (attempt === null) return null;
  const { attempt: number, startedAtMs: atMs, ownerExcerpt: excerpt, ...line } = attempt;
  return { ...line, number, atMs, excerpt };
}

function newAuditId(nowMs: number): string {
  return entityId("aud", nowMs, crypto.getRandomValues(new Uint8Array(10)));
}
