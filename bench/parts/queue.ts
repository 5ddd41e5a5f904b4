import { setTimeout as delay } from "node:timers/promises";
import { unpackClicks, type PackedClickBatch } from "@cleverdrip/core";
import type { PartResult } from "../gate.ts";
import { sendAtRate } from "../measure.ts";
import { requestTexts } from "../requests.ts";
import { type Pin, type Servers, withServers } from "../servers.ts";
import { percentile } from "../statistics.ts";

type Message = { readonly atMs: number; readonly body: string };

const perSecond = 1_000;
const seconds = 10;
/** Longer than a buffer may hold a click back. */
const settleMs = 2_000;
const sends = 200;

/** A thousand clicks a second: how many messages they make, and how long after its answer a click is in the queue. */
export function benchQueue(pin: Pin): Promise<PartResult> {
  return withServers(pin, (servers) => sendAndCollect(pin, servers));
}

async function sendAndCollect(pin: Pin, { tracker, standIns, host }: Servers): Promise<PartResult> {
  const load = { requests: requestTexts(host, [0]), perSecond };
  await sendAtRate(pin(1), tracker, { ...load, seconds: 2 });
  await delay(settleMs);
  const queue = `http://127.0.0.1:${standIns.port}`;
  const sendMs = await medianSend(queue);
  await fetch(`${queue}/bench/keep`);
  const { answered, requestsPerSecond } = await sendAtRate(pin(1), tracker, { ...load, seconds });
  await delay(settleMs);
  // bench/workers/stand-ins.js answers so.
  const messages = (await (await fetch(`${queue}/bench/messages`)).json()) as readonly Message[];
  const delays = delaysOf(answered, messages);
  const [p50, p99, most] = [0.5, 0.99, 1].map((share) => percentile(delays, share));
  return {
    report: [
      `${answered.length} clicks at ${requestsPerSecond.toFixed(0)}/s made ${messages.length} messages.`,
      `From a click's answer to its message's arrival: p50 ${p50?.toFixed(0)} ms, p99 ${p99?.toFixed(0)} ms, at most ${most?.toFixed(0)} ms; a send takes ${sendMs.toFixed(1)} ms.`,
    ],
    gates: [
      {
        name: "messages ÷ clicks at 1,000 clicks/s",
        measured: messages.length / answered.length,
        limit: 1 / 20,
        bound: "at most",
      },
      {
        name: "added to durability (p99, less one send)",
        measured: (p99 ?? Number.NaN) - sendMs,
        limit: 100,
        bound: "at most",
        unit: "ms",
      },
    ],
    details: {
      clicks: answered.length,
      requestsPerSecond,
      messages: messages.length,
      sendMs,
      p50,
      p99,
      most,
    },
  };
}

/** From each click's answer to its message, ascending. A click that is in no message was lost: that throws. */
function delaysOf(
  answered: readonly (readonly [clickId: string, atMs: number])[],
  messages: readonly Message[],
): Float64Array {
  const arrivals = new Map(
    messages.flatMap(({ atMs, body }) =>
      // What the tracker sends.
      unpackClicks(JSON.parse(body) as PackedClickBatch).clicks.map(
        ({ id }) => [id, atMs] as const,
      ),
    ),
  );
  return Float64Array.from(answered, ([id, atMs]) => {
    const arrivedMs = arrivals.get(id);
    if (arrivedMs === undefined) throw new Error(`click ${id} is in no message`);
    return arrivedMs - atMs;
  }).toSorted();
}

/** A message of the usual size to the stand-in and back. */
async function medianSend(queue: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < sends; i += 1) {
    const startedMs = performance.now();
    const body = "x".repeat(20_000);
    await (await fetch(`${queue}/message`, { method: "POST", body })).arrayBuffer();
    times.push(performance.now() - startedMs);
  }
  return percentile(Float64Array.from(times).toSorted(), 0.5);
}
