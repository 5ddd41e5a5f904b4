import { expect, test } from "vitest";
import type { KnownVisitor } from "./rule-set.ts";
import { RULES_V1 } from "./rules-v1.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WINDOWS = { duplicates: { windowSeconds: 10 }, uniqueWindowDays: 30 };

const STRANGER: KnownVisitor = {
  hasCookie: false,
  sinceLikeMs: null,
  sinceVisitMs: null,
  wasHereThatDay: false,
  sinceForgottenMs: Number.POSITIVE_INFINITY,
};

test.each([
  ["OK", false, "OK"],
  ["OK", true, "Q_BOT"],
  ["Q_PREFETCH", true, "Q_PREFETCH"],
  ["T_COUNTRY", false, "T_COUNTRY"],
])("a request that came as %s, on the list of bots: %s, is %s", (cameAs, isListedBot, reason) => {
  expect(RULES_V1.judgeRequest({ cameAs, isListedBot, known: "bot" })).toBe(reason);
});

test.each<[string, Partial<KnownVisitor>, string]>([
  ["a stranger", {}, "unique new"],
  ["like one just before", { sinceLikeMs: 9_999 }, "duplicate"],
  ["like one before the window", { sinceLikeMs: 10_000, sinceVisitMs: 10_000 }, "unique"],
  ["here that day", { sinceVisitMs: HOUR_MS, wasHereThatDay: true }, ""],
  ["here another day", { sinceVisitMs: DAY_MS }, "unique"],
  ["here before the window", { sinceVisitMs: 30 * DAY_MS }, "unique new"],
  ["with a cookie, maybe forgotten today", { hasCookie: true, sinceForgottenMs: HOUR_MS }, ""],
  ["with a cookie, maybe forgotten", { hasCookie: true, sinceForgottenMs: 2 * DAY_MS }, "unique"],
  ["without one, some were forgotten", { sinceForgottenMs: HOUR_MS }, "unique new"],
])("whoever is %s counts as: %s", (_who, known, expected) => {
  const verdict = RULES_V1.judgeVisit({ ...STRANGER, ...known }, WINDOWS);
  const words = [
    verdict.isDuplicate ? "duplicate" : null,
    verdict.isUnique ? "unique" : null,
    verdict.isNewVisitor ? "new" : null,
  ];
  expect(words.filter((word) => word !== null).join(" ")).toBe(expected);
});
