import fc from "fast-check";
import { expect, test } from "vitest";
import {
  beginAttempt,
  DELIVERY_STEPS_MS,
  nextAttempt,
  replayProgress,
  startProgress,
  type AttemptOutcome,
  type DeliveryProgress,
} from "../index.ts";

const HOUR_MS = 3_600_000;
const BAD: AttemptOutcome = { kind: "answered", status: 500, retryAfterMs: null };
const BEGUN = beginAttempt(startProgress(0), 0);

test("a 2xx answer ends it well", () => {
  expect(nextAttempt(BEGUN, { kind: "delivered", status: 204 }, 10, 0)).toMatchObject({
    state: "delivered",
    attempts: 1,
    leaseUntilMs: null,
  });
});

test.each<AttemptOutcome>([
  BAD,
  { kind: "redirected", status: 301 },
  { kind: "timeout" },
  { kind: "unreachable", reason: "The endpoint could not be reached." },
  { kind: "interrupted" },
])("after $kind it comes again five seconds later", (outcome) => {
  const after = nextAttempt(BEGUN, outcome, 1_000, 0);
  expect(after).toMatchObject({ state: "pending", dueAtMs: 6_000, leaseUntilMs: null });
});

test.each<AttemptOutcome>([{ kind: "gone" }, { kind: "refused", reason: "The port is wrong." }])(
  "after $kind it never comes again",
  (outcome) => {
    expect(nextAttempt(BEGUN, outcome, 1_000, 0).state).toBe("failed");
  },
);

test("a receiver that asks for patience gets it, but never an earlier attempt", () => {
  const asked = (retryAfterMs: number) =>
    nextAttempt(BEGUN, { kind: "answered", status: 429, retryAfterMs }, 0, 0).dueAtMs;
  expect(asked(60_000)).toBe(60_000);
  expect(asked(1_000)).toBe(5_000);
});

test("the tenth failure is the last, and says so", () => {
  let progress = startProgress(0);
  for (let i = 0; i < 10; i += 1)
    progress = nextAttempt(beginAttempt(progress, progress.dueAtMs), BAD, progress.dueAtMs, 0);
  expect(progress).toMatchObject({ state: "failed", attempts: 10 });
  expect(progress.reason).toBe("The endpoint answered 500. It was the last of 10 attempts.");
});

test("a replay runs the whole schedule again and goes on counting", () => {
  const failed = nextAttempt(BEGUN, { kind: "gone" }, 5, 0);
  const again = replayProgress(failed, 1_000);
  expect(again).toMatchObject({ state: "pending", step: 0, attempts: 1, dueAtMs: 1_000 });
  expect(beginAttempt(again, 1_000)).toMatchObject({ step: 1, attempts: 2 });
});

const outcomes: fc.Arbitrary<AttemptOutcome> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<AttemptOutcome>({ kind: "delivered", status: 200 }) },
  { weight: 1, arbitrary: fc.constant<AttemptOutcome>({ kind: "gone" }) },
  {
    weight: 20,
    arbitrary: fc.constantFrom<AttemptOutcome>({ kind: "timeout" }, { kind: "interrupted" }),
  },
  {
    weight: 20,
    arbitrary: fc.integer({ min: 0, max: HOUR_MS }).map((retryAfterMs) => ({
      kind: "answered" as const,
      status: 503,
      retryAfterMs,
    })),
  },
);

/** One attempt: how it ends, how long it takes, and how late it is made. */
const round = fc.record({
  outcome: outcomes,
  tookMs: fc.integer({ min: 0, max: 30_000 }),
  lateMs: fc.integer({ min: 0, max: 60_000 }),
  random: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
});

test("any outcomes end delivered or failed within 90 hours and ten attempts, none before its time", () => {
  fc.assert(
    fc.property(fc.array(round, { minLength: 10, maxLength: 10 }), (rounds) => {
      let progress: DeliveryProgress = startProgress(0);
      let endedAtMs = 0;
      for (const { outcome, tookMs, lateMs, random } of rounds) {
        if (progress.state !== "pending") break;
        const step = DELIVERY_STEPS_MS[progress.step] ?? Number.POSITIVE_INFINITY;
        expect(progress.dueAtMs - endedAtMs).toBeGreaterThanOrEqual(step);
        const startMs = progress.dueAtMs + lateMs;
        endedAtMs = startMs + tookMs;
        progress = nextAttempt(beginAttempt(progress, startMs), outcome, endedAtMs, random);
      }
      expect(progress.state).not.toBe("pending");
      expect(progress.leaseUntilMs).toBeNull();
      expect(progress.attempts).toBeLessThanOrEqual(10);
      expect(endedAtMs).toBeLessThan(90 * HOUR_MS);
      expect(progress.reason).toMatch(/^The .+\.$/);
    }),
    { numRuns: 5_000 },
  );
});
