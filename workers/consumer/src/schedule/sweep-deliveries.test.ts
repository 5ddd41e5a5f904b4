import type { QueuedDelivery } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { farSide } from "../../test-support/far-side.ts";
import { sendMessages } from "../deliveries/send-messages.ts";
import { scheduleDeps } from "./schedule-deps.ts";
import { sweepDeliveries } from "./sweep-deliveries.ts";

const MINUTE_MS = 60_000;

/** What a run of the schedule at that time sends for the workspace. */
async function sweepAt(
  nowMs: number,
  workspaceId: string,
  change: Partial<ReturnType<typeof scheduleDeps>> = {},
) {
  const sent: QueuedDelivery[] = [];
  const deps = {
    ...scheduleDeps(env, nowMs),
    sendDeliveries: async (deliveries: readonly QueuedDelivery[]) => void sent.push(...deliveries),
    ...change,
  };
  for (const shard of deps.shards) await sweepDeliveries(shard, deps);
  return sent.filter((delivery) => delivery.workspaceId === workspaceId);
}

test("a delivery whose message was lost is sent by the schedule, and once only where it was just late", async () => {
  const world = await farSide(() => new Response("thanks"));
  const queued = await world.deliver(await world.endpoint());
  const [again, ...others] = await sweepAt(world.now() + 3 * MINUTE_MS, world.workspaceId);
  expect(again).toEqual({ ...queued, message: 1 });
  expect(others).toEqual([]);
  expect(await world.handle([queued])).toEqual([null]);
  expect(world.hits).toEqual([]);
  expect(again && (await world.handle([again, queued]))).toEqual([null, null]);
  expect(world.hits).toHaveLength(1);
});

test("deliveries whose sending fails in the schedule as well come with a later run", async () => {
  const world = await farSide(() => new Response("thanks"));
  const queued = await world.deliver(await world.endpoint());
  const queue = { sendBatch: () => Promise.reject(new Error("Queues is down")) };
  const sendDeliveries = (deliveries: readonly QueuedDelivery[]) => sendMessages(queue, deliveries);
  const soon = world.now() + 5 * MINUTE_MS;
  await sweepAt(soon, world.workspaceId, { sendDeliveries });
  expect(await sweepAt(soon + 5 * MINUTE_MS, world.workspaceId)).toEqual([
    { ...queued, message: 2 },
  ]);
});

test("messages are sent a hundred at a time, and nothing where there is nothing to send", async () => {
  const sizes: number[] = [];
  const queue = {
    sendBatch: async (messages: Iterable<MessageSendRequest>) => {
      sizes.push([...messages].length);
      return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
    },
  };
  const one = { workspaceId: "wsp_1", id: "dlv_1", endpointId: "end_1", message: 0 };
  await sendMessages(
    queue,
    Array.from({ length: 250 }, () => one),
  );
  await sendMessages(queue, []);
  expect(sizes).toEqual([100, 100, 50]);
});
