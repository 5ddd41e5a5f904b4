import { expect, test } from "vitest";
import { queueBacklogs } from "./queue-backlogs.ts";

const NONE = { backlogCount: 0, backlogBytes: 0 };

function queue(metrics: object): Queue {
  return { metrics: async () => metrics } as unknown as Queue;
}

function envWith(queues: Readonly<Record<string, Queue>>): ConsumerEnv {
  const others = {
    DEAD_CLICKS: queue(NONE),
    DELIVERIES: queue(NONE),
    DEAD_DELIVERIES: queue(NONE),
  };
  return { ...others, ...queues } as unknown as ConsumerEnv;
}

function waiting(backlogCount: number, oldestAtMs: number): Queue {
  return queue({ backlogCount, oldestMessageTimestamp: new Date(oldestAtMs) });
}

test("what waits in several clicks queues is told together, with the oldest of all", async () => {
  const env = envWith({
    CLICKS: waiting(3, 2_000),
    CLICKS_2: waiting(4, 1_000),
    CLICKS_3: queue(NONE),
  });
  expect((await queueBacklogs(env)).clicks).toEqual({ messages: 7, oldestAtMs: 1_000 });
  expect((await queueBacklogs(envWith({ CLICKS: queue(NONE) }))).clicks).toEqual({
    messages: 0,
    oldestAtMs: null,
  });
});

test("of several clicks queues one that does not answer makes what waits unknown", async () => {
  const silent = { metrics: () => Promise.reject(new Error("down")) } as unknown as Queue;
  const { clicks, deliveries } = await queueBacklogs(
    envWith({ CLICKS: queue(NONE), CLICKS_2: silent }),
  );
  expect(clicks).toBeNull();
  expect(deliveries).toEqual({ messages: 0, oldestAtMs: null });
});
