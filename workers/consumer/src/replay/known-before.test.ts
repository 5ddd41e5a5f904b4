import { CURRENT_RULES, type CountingWindows, type RuleSet } from "@cleverdrip/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clickAt, observationOf } from "../../test-support/window.ts";
import { judgeObservations } from "../window/judge-observations.ts";
import { readVerdicts, type ObservedClick } from "../window/observation.ts";
import { createVisitors } from "../window/visitor-table.ts";
import { rememberBefore, type JudgedClick } from "./known-before.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = Date.parse("2026-03-01T22:00:00Z");
const WINDOWS: CountingWindows = { duplicates: { windowSeconds: 1_800 }, uniqueWindowDays: 1 };

function judge(
  clicks: readonly ObservedClick[],
  visitors = createVisitors(),
  rules: RuleSet = CURRENT_RULES,
): readonly JudgedClick[] {
  const observation = observationOf(clicks, START);
  const { letters } = judgeObservations(visitors, [observation], WINDOWS, rules);
  const verdicts = readVerdicts(letters[0] ?? "");
  return clicks.map((click, i): JudgedClick => {
    const { isUnique = false, isNewVisitor = false, isDuplicate = false } = verdicts[i] ?? {};
    return { ...click, reason: isDuplicate ? "D_CLICK" : "OK", isUnique, isNewVisitor };
  });
}

function judgeAgain(clicks: readonly JudgedClick[], rules?: RuleSet): readonly JudgedClick[] {
  const visitors = createVisitors();
  rememberBefore(visitors, clicks, WINDOWS);
  return judge(clicks, visitors, rules);
}

/** Of a browser that brings one of the cookies there are, or of one that just gets one that nobody had. */
const planned = fc.array(
  fc.record({
    minute: fc.integer({ min: -3_000, max: 239 }),
    cookie: fc.nat(),
    address: fc.constantFrom(null, 11, 13),
    isCompared: fc.boolean(),
  }),
  { maxLength: 40 },
);

type Plan = typeof planned extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

function clicksOf(plans: readonly Plan[]): readonly ObservedClick[] {
  const cookies = [2, 4, 6];
  return plans
    .toSorted((a, b) => a.minute - b.minute)
    .map(({ minute, cookie, address, isCompared }) => {
      const isNew = address !== null;
      if (isNew) cookies.push(100 + cookies.length);
      const own = (isNew ? cookies.at(-1) : cookies[cookie % cookies.length]) ?? 0;
      return clickAt(START + minute * MINUTE_MS, isNew ? [address, own] : [own], {
        duplicateKeys: isCompared ? [own] : [],
      });
    });
}

test("the clicks of some hours get the same verdicts by themselves as they got among all", () => {
  fc.assert(
    fc.property(planned, (plans) => {
      const clicks = clicksOf(plans);
      const own = judge(clicks).filter(({ atMs }) => atMs >= START);
      expect(judgeAgain(own)).toEqual(own);
    }),
    { numRuns: 2_000 },
  );
});

test("once nothing is a duplicate any more, what had been one counts", () => {
  const like = (hours: number) => clickAt(START + hours * HOUR_MS, [2], { duplicateKeys: [2] });
  const own = judge([like(-0.1), like(0.1), like(0.2)]).slice(1);
  expect(own.map(({ reason }) => reason)).toEqual(["D_CLICK", "D_CLICK"]);
  const lenient: RuleSet = {
    ...CURRENT_RULES,
    judgeVisit: (visitor, windows) =>
      CURRENT_RULES.judgeVisit({ ...visitor, sinceLikeMs: null }, windows),
  };
  expect(judgeAgain(own, lenient).map(({ reason }) => reason)).toEqual(["OK", "OK"]);
});
