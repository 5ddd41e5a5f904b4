import fc from "fast-check";
import { expect, test } from "vitest";
import { clickAt, observationOf, RULES } from "../../test-support/window.ts";
import { judgeObservations } from "./judge-observations.ts";
import { readVerdicts } from "./observation.ts";
import {
  createVisitors,
  findVisitor,
  forgetOld,
  lastVisitMs,
  visit,
  wasSeenOn,
  type VisitorTable,
} from "./visitor-table.ts";

const DAY_MS = 86_400_000;
const NOW = Date.parse("2026-03-01T12:00:00Z");

const knows = (table: VisitorTable, key: number) => findVisitor(table, key) !== -1;

test("the table says of every visitor and day what a plain list of visits says, in any order", () => {
  const visits = fc.array(
    fc.record({
      key: fc.integer({ min: 1, max: 400 }).map((n) => n * 2 ** 40 + 2),
      day: fc.nat(31),
    }),
    { maxLength: 2_000, size: "max" },
  );
  fc.assert(
    fc.property(visits, (list) => {
      const table = createVisitors();
      for (const { key, day } of list) visit(table, key, day * DAY_MS, day);
      expect(table.size).toBe(new Set(list.map(({ key }) => key)).size);
      for (const [key, own] of Map.groupBy(list, (v) => v.key)) {
        const place = findVisitor(table, key);
        const days = new Set(own.map(({ day }) => day));
        expect(lastVisitMs(table, place)).toBe(Math.max(...days) * DAY_MS);
        for (let day = 0; day <= 31; day += 1)
          expect(wasSeenOn(table, place, day)).toBe(days.has(day));
      }
    }),
    { numRuns: 30 },
  );
});

test("a day more than a month before the last visit is taken for seen", () => {
  const table = createVisitors();
  visit(table, 2, 40 * DAY_MS, 40);
  expect(wasSeenOn(table, findVisitor(table, 2), 9)).toBe(false);
  expect(wasSeenOn(table, findVisitor(table, 2), 8)).toBe(true);
});

test("browsers are forgotten after the window, addresses after two days", () => {
  const table = createVisitors();
  for (const key of [2, 3]) visit(table, key, NOW - 3 * DAY_MS, 0);
  for (const key of [4, 5]) visit(table, key, NOW - DAY_MS, 0);
  visit(table, 6, NOW - 31 * DAY_MS, 0);
  forgetOld(table, NOW, 30 * DAY_MS);
  expect([2, 3, 4, 5, 6].map((key) => knows(table, key))).toEqual([true, false, true, true, false]);
});

test("a full table forgets those who were here longest ago, and never grows", () => {
  const table = createVisitors(1_024);
  for (let i = 1; i <= 5_000; i += 1) visit(table, i * 2, NOW + i, 0);
  expect(table.keys).toHaveLength(1_024);
  expect(table.size).toBeLessThanOrEqual(1_024 * 0.7);
  expect(knows(table, 2)).toBe(false);
  for (let i = 4_500; i <= 5_000; i += 1) expect(knows(table, i * 2)).toBe(true);
  expect(table.forgottenMs).toBeLessThan(NOW + 4_500);
});

test("past the bound, who brings our cookie is not counted as new again, who brings none is", () => {
  const table = createVisitors(1_024);
  for (let i = 1; i <= 5_000; i += 1) visit(table, i * 2, NOW, 0);
  const verdictOf = (keys: number[]) => {
    const observation = observationOf([clickAt(NOW + 1_000, keys)], NOW);
    return readVerdicts(judgeObservations(table, [observation], RULES).letters[0] ?? "")[0];
  };
  expect(verdictOf([1_000_002])).toMatchObject({ isUnique: false, isNewVisitor: false });
  expect(verdictOf([1_000_003, 1_000_004])).toMatchObject({ isUnique: true, isNewVisitor: true });
});

test("the largest table takes 12.6 MB", () => {
  const table = createVisitors();
  for (let i = 1; i <= 400_000; i += 1) visit(table, i * 2, NOW + i, 0);
  const arrays = [table.keys, table.lastMs, table.days, table.seen];
  expect(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(24 * 2 ** 19);
});
