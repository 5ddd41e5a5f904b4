import fc from "fast-check";
import { expect, test } from "vitest";
import { clickAt, observationOf, RULES } from "../../test-support/window.ts";
import { judgeObservations } from "./judge-observations.ts";
import { readVerdicts, type CountingRules, type ObservedClick } from "./observation.ts";
import { createVisitors } from "./visitor-table.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const BY_COOKIE: CountingRules = { ...RULES, duplicates: { by: "cookie", windowSeconds: 10 } };

function judge(
  calls: readonly (readonly ObservedClick[])[],
  rules: CountingRules = BY_COOKIE,
  visitors = createVisitors(),
) {
  return calls.map((clicks) =>
    readVerdicts(judgeObservations(visitors, [observationOf(clicks, NOW)], rules).letters[0] ?? ""),
  );
}

const duplicates = (calls: readonly (readonly ObservedClick[])[], rules = BY_COOKIE) =>
  judge(calls, rules).map((verdicts) => verdicts.map(({ isDuplicate }) => isDuplicate));

/** A click of a browser that brought its cookie, that many seconds from now. */
const of = (key: number, seconds: number) =>
  clickAt(NOW + seconds * 1_000, [key], { duplicateKeys: [key] });

test("a click within the window of the last accepted one is a duplicate and does not extend it", () => {
  const clicks = [of(2, 0), of(2, 9), of(2, 10), of(2, 19.999), of(4, 9)];
  expect(duplicates([clicks])).toEqual([[false, true, false, true, false]]);
});

test("a cookie that was only just set makes its next click a duplicate", () => {
  const first = clickAt(NOW, [1, 100], { duplicateKeys: [100] });
  expect(duplicates([[first], [of(100, 3)]])).toEqual([[false], [true]]);
});

test("two visitors behind one address with the same browser are not duplicates of each other", () => {
  const newcomer = (cookie: number, seconds: number) =>
    clickAt(NOW + seconds * 1_000, [1, cookie], { duplicateKeys: [cookie] });
  expect(
    duplicates([
      [newcomer(100, 0), newcomer(200, 1)],
      [of(100, 60), of(200, 61)],
    ]),
  ).toEqual([
    [false, false],
    [false, false],
  ]);
});

test("by address, also before and after the hash of the address has changed", () => {
  const rules: CountingRules = { ...RULES, duplicates: { by: "address", windowSeconds: 60 } };
  const before = clickAt(NOW, [100], { duplicateKeys: [11] });
  const after = clickAt(NOW + 5_000, [200], { duplicateKeys: [13, 11] });
  expect(duplicates([[before], [after]], rules)).toEqual([[false], [true]]);
});

test("a duplicate is neither unique nor a new visitor, and what came before it was", () => {
  expect(judge([[of(2, 0), of(2, 1)]])[0]).toEqual([
    { isUnique: true, isNewVisitor: true, isDuplicate: false },
    { isUnique: false, isNewVisitor: false, isDuplicate: true },
  ]);
});

test("a click that arrives late is judged by its distance to the last accepted one", () => {
  expect(duplicates([[of(2, 100)], [of(2, 95)], [of(2, 0)]])).toEqual([[false], [true], [false]]);
});

test("without a policy every click counts", () => {
  expect(
    duplicates(
      [[of(2, 0), of(2, 0), of(2, 1)]].map((c) => c.map(withoutKeys)),
      RULES,
    ),
  ).toEqual([[false, false, false]]);
});

function withoutKeys(click: ObservedClick): ObservedClick {
  return { ...click, duplicateKeys: [] };
}

test("however clicks are ordered and spread over the batches of a call, each gets the same verdict", () => {
  const clicks = fc.array(
    fc.record({
      key: fc.constantFrom(2, 4, 6),
      second: fc.nat(40),
      batch: fc.nat(3),
      place: fc.nat(),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(clicks, (planned) => {
      const sent = planned.map((plan) => ({ plan, click: of(plan.key, plan.second) }));
      const ordered = verdictsById([sent.map(({ click }) => click)]);
      const shuffled = sent.toSorted((a, b) => a.plan.place - b.plan.place);
      const batches = Map.groupBy(shuffled, ({ plan }) => plan.batch);
      const spread = verdictsById([...batches.values()].map((b) => b.map(({ click }) => click)));
      expect(spread).toEqual(ordered);
    }),
  );
});

function verdictsById(batches: readonly (readonly ObservedClick[])[]) {
  const observations = batches.map((clicks) => observationOf(clicks, NOW));
  const { letters } = judgeObservations(createVisitors(), observations, BY_COOKIE);
  const pairs = batches.flatMap((clicks, b) => clicks.map(({ id }, i) => [id, letters[b]?.[i]]));
  return Object.fromEntries(pairs);
}
