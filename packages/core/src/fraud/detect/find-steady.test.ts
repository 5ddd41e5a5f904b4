import { expect, test } from "vitest";
import { TRAITS } from "../../../test-support/fraud-traffic.ts";
import { seeded } from "../../../test-support/seeded.ts";
import type { SourceClick } from "../evidence.ts";
import { findSteady } from "./find-steady.ts";

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 4, 1, 10);

function clicks(times: readonly number[], publisherId = "pub_1"): readonly SourceClick[] {
  return times.map((time, n) => ({
    id: `c${n}`,
    atMs: START_MS + Math.floor(time),
    publisherId,
    campaignId: "cmp_1",
    sub: "",
    traits: TRAITS,
  }));
}

function timer(count: number, jitterMs = 0): readonly number[] {
  const random = seeded("jitter");
  const step = HOUR_MS / count;
  return Array.from({ length: count }, (_, n) => (n + 0.5) * step + (random() - 0.5) * jitterMs);
}

test("visitors who know nothing of each other are never steady", () => {
  for (let run = 0; run < 50; run += 1) {
    const random = seeded(`visitors ${run}`);
    const times = Array.from({ length: 300 + run * 30 }, () => random() * HOUR_MS);
    expect(findSteady(clicks(times))).toEqual([]);
  }
});

test("visitors who come in crowds are not steady", () => {
  const random = seeded("crowds");
  const times = Array.from({ length: 600 }, (_, n) => (n % 6) * 600_000 + random() * 60_000);
  expect(findSteady(clicks(times))).toEqual([]);
});

test.each([0, 10_000])("a timer is, also one that is off by up to %s ms", (jitterMs) => {
  const found = findSteady(clicks(timer(600, jitterMs)));
  expect(found).toMatchObject([
    { hours: [`${START_MS / HOUR_MS}`], finding: { rule: "steady-pace", seen: 600, of: 600 } },
  ]);
});

test("a few hundred clicks in an hour say nothing of their pace", () => {
  expect(findSteady(clicks(timer(400)))).toEqual([]);
  expect(findSteady(clicks(timer(500)))).toHaveLength(1);
});

test("the hours of a timer are told from those of visitors, and its publisher from others", () => {
  const random = seeded("other hours");
  const people = Array.from({ length: 400 }, () => HOUR_MS + random() * HOUR_MS);
  const peers = Array.from({ length: 500 }, () => random() * HOUR_MS);
  const found = findSteady([...clicks([...timer(500), ...people]), ...clicks(peers, "pub_2")]);
  expect(found).toMatchObject([
    {
      hours: [`${START_MS / HOUR_MS}`],
      finding: { publisherId: "pub_1", seen: 500, of: 900, peers: 500 },
    },
  ]);
});

test("timers are found in the same order whichever click came first", () => {
  const later = timer(500).map((time) => time + HOUR_MS);
  const all = [...clicks([...timer(500), ...later]), ...clicks(timer(600), "pub_2")];
  const found = findSteady(all);
  expect(found.map(({ hours }) => hours.length)).toEqual([2, 1]);
  expect(JSON.stringify(findSteady(all.toReversed()))).toBe(JSON.stringify(found));
});
