import {
  afterAttempt,
  beginAttempt,
  giveUp,
  isEndpointWell,
  judgeTurn,
  ATTEMPT_LEASE_MS,
  nextAttempt,
  sentenceOf,
  type AttemptOutcome,
  type Breaker,
  type DeliveryProgress,
} from "@cleverdrip/core";
import type { DeliveryMessage } from "./delivery-message.ts";
import type { AttemptRecord, DeliveryPorts, LoadedDelivery } from "./delivery-ports.ts";
import { sendDelivery } from "./send-delivery.ts";

/** What becomes of a message: it has done its work, or it is to come again. */
export type Disposition =
  | { readonly kind: "done" }
  | { readonly kind: "again"; readonly atMs: number };

/** What waited for an endpoint to recover does not fall on it in one moment. */
const SPREAD_MS = 10_000;
const BREAKER_TRIES = 5;

/**
 * Does for a delivery what is due now, and says when to look again. However often its message comes, each step of the
 * schedule sends it once: an attempt is claimed in the tables before it is made. A Worker that dies over an attempt has
 * used that step up, so the receiver may see the same id twice, never no id at all.
 */
export async function takeTurn(
  message: DeliveryMessage,
  ports: DeliveryPorts,
): Promise<Disposition> {
  const loaded = await ports.load(message);
  if (loaded === null) {
    console.log({ event: "deliveries.not-found", id: message.deliveryId });
    return { kind: "done" };
  }
  const { progress } = loaded.delivery;
  const nowMs = ports.nowMs();
  const turn = judgeTurn(progress, loaded.endpoint, nowMs);
  switch (turn.kind) {
    case "over":
      return { kind: "done" };
    case "wait": {
      const spreadMs = turn.why === "resting" ? Math.floor(SPREAD_MS * ports.random()) : 0;
      return { kind: "again", atMs: turn.untilMs + spreadMs };
    }
    case "give-up":
      return store(loaded, progress, giveUp(progress, turn.reason), null, ports);
    case "interrupted":
      return close(loaded, progress, lostAttempt(progress, nowMs), { kind: "interrupted" }, ports);
    case "go":
      return typeof loaded.overtaken === "string"
        ? store(loaded, progress, giveUp(progress, loaded.overtaken), null, ports)
        : attempt(loaded, turn.probe, ports);
  }
}

async function attempt(
  loaded: LoadedDelivery,
  probe: Breaker | null,
  ports: DeliveryPorts,
): Promise<Disposition> {
  const { delivery, endpoint } = loaded;
  const { workspaceId, progress } = delivery;
  const nowMs = ports.nowMs();
  const other: Disposition = { kind: "again", atMs: nowMs + ATTEMPT_LEASE_MS };
  // A probe whose claim then fails costs nothing: another may go when this one's lease is over.
  if (probe !== null && !(await ports.saveBreaker(workspaceId, endpoint.id, probe))) return other;
  const begun = beginAttempt(progress, nowMs);
  if (!(await ports.advance(delivery, progress, begun, null))) return other;
  const { outcome, ...report } = await sendDelivery(loaded, ports);
  const record = { ...report, attempt: begun.attempts, outcome: outcome.kind };
  const disposition = await close(loaded, begun, record, outcome, ports);
  // After the delivery's own end: should this write be lost, the next 410 switches it off.
  if (outcome.kind === "gone") await ports.disable(workspaceId, endpoint.id, sentenceOf(outcome));
  const isWell = isEndpointWell(outcome);
  if (isWell !== null) await noteHealth(loaded, isWell, ports);
  return disposition;
}

/** Stores how an attempt ended, with its line in the log, and what follows from it. */
function close(
  loaded: LoadedDelivery,
  begun: DeliveryProgress,
  record: AttemptRecord,
  outcome: AttemptOutcome,
  ports: DeliveryPorts,
): Promise<Disposition> {
  const after = nextAttempt(begun, outcome, ports.nowMs(), ports.random());
  return store(loaded, begun, after, record, ports);
}

async function store(
  { delivery }: LoadedDelivery,
  from: DeliveryProgress,
  to: DeliveryProgress,
  record: AttemptRecord | null,
  ports: DeliveryPorts,
): Promise<Disposition> {
  if (!(await ports.advance(delivery, from, to, record))) {
    console.log({ event: "deliveries.overtaken", id: delivery.id, attempt: from.attempts });
    return { kind: "again", atMs: ports.nowMs() + ATTEMPT_LEASE_MS };
  }
  return to.state === "pending" ? { kind: "again", atMs: to.dueAtMs } : { kind: "done" };
}

function lostAttempt({ attempts, leaseUntilMs }: DeliveryProgress, nowMs: number): AttemptRecord {
  const startedAtMs = (leaseUntilMs ?? nowMs) - ATTEMPT_LEASE_MS;
  return {
    attempt: attempts,
    startedAtMs,
    durationMs: ATTEMPT_LEASE_MS,
    outcome: "interrupted",
    status: null,
    ownerExcerpt: "",
  };
}

/** Computed anew where another attempt changed the breaker meanwhile; what still loses then is one count of many. */
async function noteHealth(
  { delivery: { workspaceId }, endpoint }: LoadedDelivery,
  isWell: boolean,
  ports: DeliveryPorts,
): Promise<void> {
  for (let i = 0; i < BREAKER_TRIES; i += 1) {
    const before = await ports.readBreaker(workspaceId, endpoint.id);
    if (before === null) return;
    const after = afterAttempt(before, isWell, ports.nowMs());
    if (after === before || (await ports.saveBreaker(workspaceId, endpoint.id, after))) return;
  }
  console.log({ event: "deliveries.breaker-contended", endpointId: endpoint.id });
}
