import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeHealth, type HealthCheck, type HealthFigures } from "../index.ts";
import { durationWords } from "./duration-words.ts";

const NOW = Date.UTC(2026, 4, 1, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const figures = (change: Partial<HealthFigures> = {}): HealthFigures => ({
  dataUpToMs: NOW - 3_000,
  lastBatch: { sentAtMs: NOW - 3_000, storedAtMs: NOW - 1_000 },
  clicksQueue: { messages: 0, oldestAtMs: null },
  deliveriesQueue: { messages: 0, oldestAtMs: null },
  oldestDelivery: null,
  deadLetters: { count: 0, oldestAtMs: null },
  books: { verifiedToMs: NOW - 12 * HOUR, drift: null },
  ...change,
});

const queue = (ageMs: number) => ({ messages: 7, oldestAtMs: NOW - ageMs });
const batch = (tookMs: number, storedAgoMs = 0) => ({
  sentAtMs: NOW - storedAgoMs - tookMs,
  storedAtMs: NOW - storedAgoMs,
});
const delivery = (dueAgoMs: number) => ({ createdAtMs: NOW - HOUR, nextAtMs: NOW - dueAgoMs });
const letters = (ageMs: number) => ({ count: 2, oldestAtMs: NOW - ageMs });

const verified = (agoMs: number | null) => ({
  verifiedToMs: agoMs === null ? null : NOW - agoMs,
  drift: null,
});
const drift = (findings: number) => ({
  verifiedToMs: NOW - 12 * HOUR,
  drift: { fromMs: Date.UTC(2026, 3, 29), toMs: Date.UTC(2026, 4, 1), findings },
});

function checkOf(name: HealthCheck["name"], change: Partial<HealthFigures>): HealthCheck {
  const found = judgeHealth(figures(change), NOW).checks.find((check) => check.name === name);
  if (found === undefined) throw new Error(`no check ${name}`);
  return found;
}

test("where nothing waits and nothing was given up, everything is counted", () => {
  expect(judgeHealth(figures(), NOW)).toMatchObject({
    state: "good",
    sentence: "Everything that came in is counted.",
  });
});

test.each<[HealthCheck["name"], Partial<HealthFigures>, HealthCheck["state"], string]>([
  ["data", { dataUpToMs: null }, "good", "Nothing has come in yet."],
  ["data", {}, "good", "The newest event that is counted is 3 seconds old."],
  ["data", { dataUpToMs: NOW - 9 * HOUR }, "good", "counted is 9 hours old"],
  [
    "data",
    { dataUpToMs: NOW - 2 * MINUTE, clicksQueue: queue(MINUTE) },
    "late",
    "Events of the last 2 minutes are not counted yet; none of them is lost.",
  ],
  ["last-batch", { lastBatch: null }, "good", "No clicks have been stored"],
  ["last-batch", { lastBatch: batch(2_000) }, "good", "took 2 seconds"],
  ["last-batch", { lastBatch: batch(MINUTE) }, "late", "took 1 minute "],
  ["last-batch", { lastBatch: batch(HOUR) }, "bad", "took 1 hour "],
  ["last-batch", { lastBatch: batch(HOUR, 2 * HOUR) }, "good", "took 1 hour "],
  ["clicks-queue", { clicksQueue: null }, "unknown", "cannot be told here"],
  ["clicks-queue", { clicksQueue: { messages: 1, oldestAtMs: null } }, "good", "1 message with"],
  ["clicks-queue", { clicksQueue: queue(MINUTE - 1) }, "good", "the oldest for 59 seconds"],
  [
    "clicks-queue",
    { clicksQueue: queue(MINUTE) },
    "late",
    "7 messages with clicks and results wait",
  ],
  ["clicks-queue", { clicksQueue: queue(15 * MINUTE) }, "bad", "the oldest for 15 minutes"],
  ["deliveries-queue", { deliveriesQueue: queue(HOUR) }, "good", "the oldest for 1 hour"],
  ["deliveries", {}, "good", "Nothing waits to be told."],
  ["deliveries", { oldestDelivery: delivery(-HOUR) }, "good", "1 hour old, and is tried as"],
  ["deliveries", { oldestDelivery: delivery(10 * MINUTE) }, "late", "tried 10 minutes ago"],
  ["deliveries", { oldestDelivery: delivery(HOUR) }, "bad", "tried 1 hour ago"],
  ["dead-letters", {}, "good", "No message was given up."],
  ["dead-letters", { deadLetters: letters(1_000) }, "late", "2 messages were given up"],
  ["dead-letters", { deadLetters: letters(HOUR) }, "bad", "the oldest 1 hour ago"],
  ["books", {}, "good", "the last time nothing differed"],
  ["books", { books: verified(49 * HOUR) }, "good", "the last time nothing differed"],
  ["books", { books: verified(50 * HOUR) }, "late", "up to 2 days ago"],
  ["books", { books: verified(8 * 24 * HOUR) }, "bad", "up to 8 days ago"],
  ["books", { books: verified(null) }, "unknown", "not counted again so far"],
  ["books", { books: verified(null), dataUpToMs: null }, "good", "not counted again so far"],
  [
    "books",
    { books: drift(1) },
    "bad",
    "1 difference was found in the books of 2026-04-29 to 2026-04-30",
  ],
  ["books", { books: drift(2) }, "bad", "2 differences were found"],
])("of %s %j is %s", (name, change, state, words) => {
  const check = checkOf(name, change);
  expect(check.state).toBe(state);
  expect(check.sentence).toContain(words);
});

test("the verdict on all of it is that of the worst check", () => {
  const late = judgeHealth(figures({ clicksQueue: queue(2 * MINUTE) }), NOW);
  expect(late.state).toBe("late");
  const bad = judgeHealth(
    figures({ clicksQueue: queue(2 * MINUTE), deadLetters: letters(2 * HOUR) }),
    NOW,
  );
  expect(bad).toMatchObject({ state: "bad", sentence: expect.stringContaining("given up") });
  expect(judgeHealth(figures({ clicksQueue: null }), NOW).state).toBe("good");
});

test("clocks that differ make no age negative", () => {
  const ahead = fc.integer({ min: -7_200_000, max: 7_200_000 });
  fc.assert(
    fc.property(ahead, ahead, (a, b) => {
      const { checks } = judgeHealth(
        figures({ dataUpToMs: NOW + a, lastBatch: batch(b), clicksQueue: queue(a) }),
        NOW,
      );
      for (const { ms } of checks) expect(ms ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});

test.each([
  [-5, "less than a second"],
  [999, "less than a second"],
  [1_000, "1 second"],
  [119_999, "1 minute"],
  [2 * HOUR, "2 hours"],
  [50 * HOUR, "2 days"],
])("%i ms are %s", (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});
