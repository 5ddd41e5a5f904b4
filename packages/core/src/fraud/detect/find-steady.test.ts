import { expect, test } from "vitest";
import { seeded } from "../../../test-support/seeded.ts";
import { findSteady, paceKey, SLOT_MS, steadyFindings } from "./find-steady.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 4, 1);

/** Slots of a day with clicks at these milliseconds of it. */
function slots(times: readonly number[]): Uint8Array {
  const counts = new Uint8Array(DAY_MS / SLOT_MS);
  for (const time of times) {
    const slot = Math.floor(time / SLOT_MS);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  return counts;
}

const look = (times: readonly number[]) => findSteady("pub_1", START_MS, slots(times));

function timer(everyMs: number, minutes: number, jitterMs = 0): readonly number[] {
  const random = seeded("jitter");
  const count = Math.floor((minutes * MINUTE_MS) / everyMs);
  return Array.from(
    { length: count },
    (_, n) => HOUR_MS + 17_000 + n * everyMs + random() * jitterMs,
  );
}

test("visitors who know nothing of each other are never steady", () => {
  for (let run = 0; run < 100; run += 1) {
    const random = seeded(`visitors ${run}`);
    const times = Array.from({ length: 600 + run * 60 }, () => HOUR_MS + random() * HOUR_MS);
    expect(look(times)).toBeNull();
  }
});

test("visitors who come in crowds are not steady", () => {
  const random = seeded("crowds");
  const times = Array.from({ length: 3_000 }, (_, n) => (n % 6) * 600_000 + random() * 60_000);
  expect(look(times)).toBeNull();
});

test.each([
  ["a click a second", 1_000, 0],
  ["a click somewhere in each second", 1_000, 1_000],
  ["two clicks a second", 500, 200],
  ["a click every two seconds", 2_000, 500],
])("%s is steady after ten minutes", (_, everyMs, jitterMs) => {
  const found = look(timer(everyMs, 10, jitterMs));
  const first = paceKey(START_MS + HOUR_MS);
  expect(found).toMatchObject({ publisherId: "pub_1", keys: expect.arrayContaining([first]) });
});

test("a timer says nothing in five minutes, nor where it is slow", () => {
  expect(look(timer(1_000, 5))).toBeNull();
  expect(look(timer(4_000, 120))).toBeNull();
});

test("slots that were not counted to their end say nothing", () => {
  const counts = slots([]).fill(255, 720, 1_440);
  expect(findSteady("pub_1", START_MS, counts)).toBeNull();
});

test("the parts of a timer are told from those of visitors", () => {
  const random = seeded("other parts");
  const people = Array.from({ length: 4_000 }, () => 3 * HOUR_MS + random() * HOUR_MS);
  const found = look([...timer(1_000, 30), ...people]);
  const keys = [0, 10, 20, 30].map((minute) => paceKey(START_MS + HOUR_MS + minute * MINUTE_MS));
  expect(found?.keys).toEqual(keys);
  expect(found?.seen).toBe(1_800);
});

test("what is steady is a finding about the publisher's clicks of all its days", () => {
  const steady = [100, 200].map((seen) => ({ publisherId: "a", keys: ["1"], seen, worst: 0.2 }));
  const totals = new Map([
    ["a", 1_000],
    ["b", 500],
  ]);
  expect(steadyFindings(steady, totals)).toMatchObject([
    { rule: "steady-pace", publisherId: "a", seen: 300, of: 1_000, peers: 500, score: 0.95 },
  ]);
});
