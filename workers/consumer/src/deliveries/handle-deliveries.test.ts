import { CLOSED_BREAKER } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { deliveryWorld, messageOf } from "../../test-support/delivery-world.ts";
import type { ReceiverName } from "../../test-support/receivers.ts";

const HEALTHY = "healthy.example.org";
const BROKEN = "broken.example.org";
const HOUR_MS = 3_600_000;

test("an unreadable message does not stop the batch and is kept with its reason", async () => {
  const world = deliveryWorld({ [HEALTHY]: "ok" });
  const first = world.deliver(HEALTHY);
  for (const body of [
    null,
    "hello",
    { v: 2, kind: "delivery" },
    { ...messageOf("dlv_9", "x"), extra: 1 },
  ])
    world.queue.send(body);
  const last = world.deliver(HEALTHY);
  await world.clock.advance(1_000);
  expect([first, last].map((id) => world.progressOf(id)?.state)).toEqual([
    "delivered",
    "delivered",
  ]);
  expect(world.unreadable).toHaveLength(4);
  expect(world.queue.held.size).toBe(0);
});

test("a delivery that is not there any more is done with", async () => {
  const world = deliveryWorld({});
  world.queue.send(messageOf("dlv_gone", HEALTHY));
  await world.clock.advance(1_000);
  expect(world.queue.held.size).toBe(0);
});

test("a message that came twice, together or later, is sent once", async () => {
  const world = deliveryWorld({ [HEALTHY]: "slow" });
  const id = world.deliver(HEALTHY);
  world.queue.send(messageOf(id, HEALTHY));
  world.queue.send(messageOf(id, HEALTHY), 3_600);
  await world.clock.advance(2 * HOUR_MS);
  expect(world.hitTimes(id)).toEqual([0]);
  expect(world.log).toHaveLength(1);
  expect(world.queue.held.size).toBe(0);
});

test("where messages come twice all along, each step of the schedule is still sent once", async () => {
  const world = deliveryWorld({ [BROKEN]: "broken" });
  const id = world.deliver(BROKEN);
  for (let i = 0; i < 30; i += 1) world.queue.send(messageOf(id, BROKEN), i * 3_000);
  await world.clock.advance(96 * HOUR_MS);
  expect(world.hitTimes(id)).toHaveLength(10);
  expect(world.progressOf(id)).toMatchObject({ state: "failed", attempts: 10 });
  expect(world.queue.held.size).toBe(0);
});

test("one message whose tables fail comes again, and the others are done with", async () => {
  let isDown = true;
  const world = deliveryWorld({ [HEALTHY]: "ok" });
  const { load } = world.ports;
  Object.assign(world.ports, {
    load: (message: Parameters<typeof load>[0]) =>
      isDown && message.deliveryId === "dlv_2"
        ? Promise.reject(new Error("D1 is overloaded"))
        : load(message),
  });
  const ids = [1, 2, 3].map(() => world.deliver(HEALTHY));
  const states = () => ids.map((id) => world.progressOf(id)?.state);
  await world.clock.advance(1_000);
  expect(states()).toEqual(["delivered", "pending", "delivered"]);
  isDown = false;
  await world.clock.advance(5_000);
  expect(states()).toEqual(["delivered", "delivered", "delivered"]);
});

test("a Worker that dies after sending leaves a line in the log, and the same id is sent again", async () => {
  let isDying = true;
  const world = deliveryWorld({ [HEALTHY]: "ok" });
  const { advance } = world.ports;
  Object.assign(world.ports, {
    advance: (...[delivery, from, to, attempt]: Parameters<typeof advance>) =>
      attempt !== null && isDying
        ? Promise.reject(new Error("isolate gone"))
        : advance(delivery, from, to, attempt),
  });
  const id = world.deliver(HEALTHY);
  await world.clock.advance(10_000);
  isDying = false;
  await world.clock.advance(120_000);
  expect(world.hits.map((hit) => hit.id)).toEqual([id, id]);
  expect(world.log.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
    [1, "interrupted"],
    [2, "delivered"],
  ]);
  expect(world.progressOf(id)).toMatchObject({ state: "delivered", attempts: 2 });
});

test.each([
  [99, 0, 1],
  [100, 1, 0],
])(
  "a message whose work fails at try %i is kept aside %i times and comes again %i times",
  async (attempts, kept, left) => {
    const world = deliveryWorld({ [HEALTHY]: "ok" });
    Object.assign(world.ports, { load: () => Promise.reject(new Error("D1 is down")) });
    world.queue.send(messageOf("dlv_1", HEALTHY), 0, attempts);
    await world.clock.advance(1_000);
    expect(world.unreadable).toEqual(kept === 0 ? [] : ["Error: D1 is down"]);
    expect(world.queue.held.size).toBe(left);
  },
);

test("a message that fails its last try and cannot be kept aside is left to the dead-letter queue", async () => {
  const world = deliveryWorld({ [HEALTHY]: "ok" });
  const down = () => Promise.reject(new Error("D1 is down"));
  Object.assign(world.ports, { load: down, keepAside: down });
  world.queue.send(messageOf("dlv_1", HEALTHY), 0, 100);
  await world.clock.advance(1_000);
  expect([...world.queue.held.values()]).toMatchObject([{ attempts: 101 }]);
});

test("a message that has been back ninety times goes on as a new one", async () => {
  const world = deliveryWorld({ [BROKEN]: "broken" });
  const id = world.deliver(BROKEN);
  world.queue.held.clear();
  world.queue.send(messageOf(id, BROKEN), 0, 90);
  await world.clock.advance(1_000);
  expect([...world.queue.held.values()]).toMatchObject([
    { body: messageOf(id, BROKEN), attempts: 1, visibleAtMs: world.clock.startMs + 5_000 },
  ]);
});

test.each<ReceiverName>(["hangs", "drips", "slow", "broken", "closes", "moved", "gone", "busy"])(
  "a hundred deliveries to an endpoint that is %s delay a healthy one by less than a second",
  async (name) => {
    const world = deliveryWorld({ [BROKEN]: name, [HEALTHY]: "ok" });
    for (let i = 0; i < 100; i += 1) world.deliver(BROKEN);
    const delays: number[] = [];
    for (let i = 0; i < 35; i += 1) {
      const sentAtMs = world.clock.nowMs() - world.clock.startMs;
      const id = world.deliver(HEALTHY);
      await world.clock.advance(1_700);
      delays.push((world.hitTimes(id)[0] ?? Number.POSITIVE_INFINITY) - sentAtMs);
    }
    expect(Math.max(...delays)).toBeLessThan(1_000);
  },
);

test("attempts that hang and end one after the other still delay a healthy one by less than a second", async () => {
  const world = deliveryWorld({ [BROKEN]: "hangs", [HEALTHY]: "ok" });
  const startMs = world.clock.startMs;
  world.deliver(BROKEN);
  await world.clock.advance(300);
  for (let i = 0; i < 99; i += 1) world.deliver(BROKEN);
  await world.clock.advanceTo(startMs + 14_900);
  const sent: (readonly [string, number])[] = [];
  for (let i = 0; i < 100; i += 1) {
    sent.push([world.deliver(HEALTHY), world.clock.nowMs() - startMs]);
    await world.clock.advance(90);
  }
  await world.clock.advance(2_000);
  const delays = sent.map(
    ([id, atMs]) => (world.hitTimes(id)[0] ?? Number.POSITIVE_INFINITY) - atMs,
  );
  expect(Math.max(...delays)).toBeGreaterThan(0);
  expect(Math.max(...delays)).toBeLessThan(1_000);
});

test("three endpoints that hang take all places of a batch, and delay a healthy one by less than a second", async () => {
  const servers = {
    "a.example.org": "hangs",
    "b.example.org": "hangs",
    "c.example.org": "hangs",
  } as const;
  const world = deliveryWorld({ ...servers, [HEALTHY]: "ok" });
  for (const host of Object.keys(servers)) for (let i = 0; i < 5; i += 1) world.deliver(host);
  const id = world.deliver(HEALTHY);
  await world.clock.advance(2_000);
  expect(world.hitTimes(id)[0]).toBeLessThan(1_000);
});

test("an endpoint never has more than two attempts under way", async () => {
  let [now, most] = [0, 0];
  const world = deliveryWorld({
    [HEALTHY]: async (_request, clock) => {
      now += 1;
      most = Math.max(most, now);
      await clock.wait(2_000);
      now -= 1;
      return new Response("ok");
    },
  });
  const ids = Array.from({ length: 50 }, () => world.deliver(HEALTHY));
  await world.clock.advance(HOUR_MS);
  expect(most).toBe(2);
  expect(ids.every((id) => world.progressOf(id)?.state === "delivered")).toBe(true);
  expect(world.hits).toHaveLength(50);
});

test("a breaker that opens spares the endpoint, and everything arrives once it is well again", async () => {
  const servers: Parameters<typeof deliveryWorld>[0] = { [BROKEN]: "hangs" };
  const world = deliveryWorld(servers);
  const ids = Array.from({ length: 50 }, () => world.deliver(BROKEN));
  await world.clock.advance(HOUR_MS);
  expect(world.endpoints.get(BROKEN)?.breaker.state).not.toBe("closed");
  // Without it 50 deliveries come to 150 and more in that hour.
  expect(world.hits.length).toBeLessThan(20);
  servers[BROKEN] = "ok";
  await world.clock.advance(12 * HOUR_MS);
  expect(ids.map((id) => world.progressOf(id)?.state)).toEqual(ids.map(() => "delivered"));
  expect(world.endpoints.get(BROKEN)?.breaker.state).toBe("closed");
  expect(world.queue.held.size).toBe(0);
});

test("an endpoint that has rested is asked by one delivery, while the others wait for its answer", async () => {
  const world = deliveryWorld({ [BROKEN]: "ok" });
  const ids = [1, 2, 3].map(() => world.deliver(BROKEN));
  const retryAtMs = world.clock.startMs + 60_000;
  const breaker = { ...CLOSED_BREAKER, state: "open", version: 7, retryAtMs, openings: 1 } as const;
  world.change(BROKEN, { breaker });
  await world.clock.advance(59_999);
  expect(world.hits).toEqual([]);
  await world.clock.advance(1);
  expect(world.hits).toHaveLength(1);
  await world.clock.advance(60_000);
  expect(ids.map((id) => world.progressOf(id)?.state)).toEqual(ids.map(() => "delivered"));
});

test("an endpoint that never comes back has every delivery failed visibly within 90 hours", async () => {
  const world = deliveryWorld({ [BROKEN]: "closes" });
  const ids = Array.from({ length: 3 }, () => world.deliver(BROKEN));
  await world.clock.advance(90 * HOUR_MS + 60_000);
  for (const id of ids) {
    const { state, attempts = 0, reason } = world.progressOf(id) ?? {};
    expect([state, world.log.filter(({ deliveryId }) => deliveryId === id).length]).toEqual([
      "failed",
      attempts,
    ]);
    expect(reason).toMatch(/^The .+\.$/);
  }
  expect(world.queue.held.size).toBe(0);
});

test("410 switches the endpoint off: what waits for it fails without being sent", async () => {
  const world = deliveryWorld({ [BROKEN]: "gone" });
  const [first, second] = [world.deliver(BROKEN), world.deliver(BROKEN)];
  await world.clock.advance(1_000);
  const third = world.deliver(BROKEN);
  await world.clock.advance(1_000);
  expect(world.hitTimes(third)).toEqual([]);
  expect([first, second, third].map((id) => world.progressOf(id)?.state)).toEqual([
    "failed",
    "failed",
    "failed",
  ]);
  expect(world.progressOf(third)?.reason).toContain("switched off");
});

test("nothing is said of a message after its batch is over", async () => {
  const world = deliveryWorld({ [BROKEN]: "hangs", [HEALTHY]: "slow" });
  for (let i = 0; i < 30; i += 1) world.deliver(i % 2 === 0 ? BROKEN : HEALTHY);
  await world.clock.advance(HOUR_MS);
  expect(world.queue.lateSettlements).toEqual([]);
});
