import { DELIVERY_SHARES, ATTEMPT_LEASE_MS, pickDelivery } from "@cleverdrip/core";
import { isMoving } from "@cleverdrip/db";
import { readDelivery, type DeliveryMessage } from "./delivery-message.ts";
import type { DeliveryPorts } from "./delivery-ports.ts";
import { isKeptAside, logTrouble, putBack, putOff, settle } from "./put-back.ts";
import { takeTurn } from "./take-turn.ts";

type Job = { readonly raw: Message; readonly message: DeliveryMessage };
type Run = {
  readonly raw: Message;
  /** The message was given back: its attempt goes on without it. */
  isParked: boolean;
  readonly ended: Promise<void>;
};

/** What a batch may take. An endpoint's two attempts can hold up two batches in a row: together less than a second. */
const PATIENCE_MS = 400;
/** For those behind two of their own endpoint: long enough not to spin, short enough to take a place soon. */
const BEHIND_OWN_MS = 5_000;
/** For those of a workspace that is moving to another database: that is no fault of theirs, however often they come. */
const MOVING_MS = 10_000;

/**
 * Takes a batch from the deliveries queue, and returns within its patience. Attempts that are not over by then go on
 * behind it, with their messages back in the queue in case the isolate dies over them; the others wait for the next one.
 */
export async function handleDeliveries(batch: MessageBatch, ports: DeliveryPorts): Promise<void> {
  const waiting = await readJobs(batch.messages, ports);
  const running = new Set<Run>();
  const over = ports.wait(PATIENCE_MS).then(() => "over" as const);
  for (;;) {
    startAllowed(waiting, running, ports);
    // Also where all that wait are behind attempts of earlier batches.
    if (running.size === 0) break;
    const first = await Promise.race([over, ...[...running].map((run) => run.ended)]);
    if (first === "over") break;
  }
  await giveBack(waiting, running, ports);
}

async function giveBack(waiting: readonly Job[], running: Set<Run>, ports: DeliveryPorts) {
  const nowMs = ports.nowMs();
  for (const run of running) {
    run.isParked = true;
    ports.waitUntil(run.ended);
    await putBack(run.raw, nowMs + ATTEMPT_LEASE_MS, ports);
  }
  for (const { raw, message } of waiting) {
    const own = ports.inFlight.get(message.endpointId) ?? 0;
    const isBehindOwn = own >= DELIVERY_SHARES.perEndpoint;
    await putBack(raw, isBehindOwn ? nowMs + BEHIND_OWN_MS : nowMs, ports);
  }
}

async function readJobs(messages: readonly Message[], ports: DeliveryPorts): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const raw of messages) {
    const read = readDelivery(raw.body);
    if (read.kind === "delivery") jobs.push({ raw, message: read.message });
    else await settle(raw, () => ports.keepAside(raw, read.reason));
  }
  return jobs;
}

function startAllowed(waiting: Job[], running: Set<Run>, ports: DeliveryPorts): void {
  for (;;) {
    const ids = waiting.map(({ message }) => message.endpointId);
    const [job] = waiting.splice(nextIndex(ids, running, ports), 1);
    if (job === undefined) return;
    start(job, running, ports);
  }
}

/** Past the end where none may start: nothing is cut out there. */
function nextIndex(ids: readonly string[], running: Set<Run>, { inFlight }: DeliveryPorts): number {
  const index = pickDelivery(ids, running.size, inFlight);
  return index < 0 ? ids.length : index;
}

function start({ raw, message }: Job, running: Set<Run>, ports: DeliveryPorts): void {
  const { inFlight } = ports;
  const { endpointId } = message;
  inFlight.set(endpointId, (inFlight.get(endpointId) ?? 0) + 1);
  const ended = work().finally(() => {
    running.delete(run);
    const left = (inFlight.get(endpointId) ?? 1) - 1;
    if (left > 0) inFlight.set(endpointId, left);
    else inFlight.delete(endpointId);
  });
  const run: Run = { raw, isParked: false, ended };
  running.add(run);

  async function work(): Promise<void> {
    try {
      const disposition = await takeTurn(message, ports);
      // Once parked, the message is no longer this run's to settle.
      if (run.isParked) return;
      if (disposition.kind === "done") raw.ack();
      else await putBack(raw, disposition.atMs, ports);
    } catch (error) {
      if (isMoving(error)) {
        if (!run.isParked) await putBack(raw, ports.nowMs() + MOVING_MS, ports);
        return;
      }
      logTrouble(raw, error);
      const isKept = await isKeptAside(raw, error, ports);
      if (run.isParked) return;
      if (isKept) raw.ack();
      else putOff(raw);
    }
  }
}
