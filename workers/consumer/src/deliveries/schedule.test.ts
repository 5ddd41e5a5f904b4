import fc from "fast-check";
import { expect, test } from "vitest";
import { deliveryWorld } from "../../test-support/delivery-world.ts";
import { inTurn, receivers, type ReceiverName } from "../../test-support/receivers.ts";

const HOST = "publisher.example.org";
const HOUR_MS = 3_600_000;
/** Seconds from the end of an attempt to the start of the next. */
const STEPS = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** How many ms later than due each attempt was; a hop or a parked message may cost up to 30 s. */
function lateness(times: readonly number[], tookMs: number): number[] {
  return times.map((atMs, i) => {
    const before = times[i - 1];
    return before === undefined ? atMs : atMs - before - tookMs - (STEPS[i] ?? 0) * 1_000;
  });
}

test.each<[ReceiverName, number, string]>([
  ["broken", 0, "The endpoint answered 500. It was the last of 10 attempts."],
  ["moved", 0, "a redirect; redirects are not followed. It was the last of 10 attempts."],
  ["unknown", 0, "The endpoint answered 404. It was the last of 10 attempts."],
  ["closes", 0, "closed the connection unanswered. It was the last of 10 attempts."],
  ["hangs", 15_000, "did not answer within 15 seconds. It was the last of 10 attempts."],
])(
  "an endpoint that is %s is sent to by the whole schedule, then the delivery fails",
  async (name, tookMs, reason) => {
    const world = deliveryWorld({ [HOST]: name });
    const id = world.deliver(HOST);
    await world.clock.advance(96 * HOUR_MS);
    const times = world.hitTimes(id);
    expect(times).toHaveLength(10);
    for (const lateMs of lateness(times, tookMs)) {
      expect(lateMs).toBeGreaterThanOrEqual(0);
      expect(lateMs).toBeLessThanOrEqual(30_000);
    }
    expect(world.progressOf(id)?.state).toBe("failed");
    expect(world.progressOf(id)?.reason).toContain(reason);
    expect(world.log.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(world.hits.every((hit) => hit.id === id)).toBe(true);
    expect(Math.max(...world.queue.delays)).toBeLessThanOrEqual(43_200);
    expect([world.canary, world.queue.held.size]).toEqual([[], 0]);
  },
);

test.each<[ReceiverName, string, number]>([
  ["ok", "delivered", 1],
  ["slow", "delivered", 1],
  ["breaksOff", "delivered", 1],
  ["drips", "delivered", 1],
  ["gone", "failed", 1],
])("an endpoint that is %s ends it at once: %s", async (name, state, attempts) => {
  const world = deliveryWorld({ [HOST]: name });
  const id = world.deliver(HOST);
  await world.clock.advance(96 * HOUR_MS);
  expect(world.progressOf(id)).toMatchObject({ state, attempts });
  expect([world.hits.length, world.log.length, world.queue.held.size]).toEqual([
    attempts,
    attempts,
    0,
  ]);
});

test("a receiver that asks for half an hour gets half an hour", async () => {
  const world = deliveryWorld({ [HOST]: inTurn(["busy", "ok"]) });
  const id = world.deliver(HOST);
  await world.clock.advance(HOUR_MS);
  expect(world.hitTimes(id)).toEqual([0, 1_800_000]);
});

test("an address that the rules came to refuse fails without being sent", async () => {
  const world = deliveryWorld({ [HOST]: "ok" });
  const id = world.deliver(HOST);
  world.change(HOST, { url: "https://cleverdrip.example.net/v1" });
  await world.clock.advance(1_000);
  expect(world.progressOf(id)).toMatchObject({
    state: "failed",
    reason: "The host is one of this service itself.",
  });
  expect([world.hits, world.canary]).toEqual([[], []]);
  expect(world.log).toMatchObject([{ outcome: "refused", status: null }]);
});

test("whatever an endpoint does in turn, it ends within 90 hours, logged, and never ahead of the schedule", async () => {
  // The canary's host is not among the servers: following a redirect would show.
  const names = Object.keys(receivers) as ReceiverName[];
  const turns = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(
      turns,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      async (sequence, random) => {
        const world = deliveryWorld({ [HOST]: inTurn(sequence) }, { random: () => random });
        const id = world.deliver(HOST);
        await world.clock.advance(90 * HOUR_MS + 60_000);
        const { state, attempts } = world.progressOf(id) ?? {};
        const times = world.hitTimes(id);
        expect(["delivered", "failed"]).toContain(state);
        expect([world.log.length, times.length]).toEqual([attempts, attempts]);
        expect(Math.min(...lateness(times, 0))).toBeGreaterThanOrEqual(0);
        expect([world.canary, world.queue.held.size]).toEqual([[], 0]);
      },
    ),
    { numRuns: 25 },
  );
});
