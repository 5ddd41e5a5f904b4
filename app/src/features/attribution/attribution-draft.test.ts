import { expect, test } from "vitest";
import { conversionPolicy } from "../../testing/conversion-terms-samples.ts";
import {
  attributionDraftOf,
  attributionErrors,
  attributionOf,
  questionOf,
  type Attribution,
} from "./attribution-draft.ts";

const DAY_MS = 86_400_000;
const usual = conversionPolicy().attribution;

test.each<[string, Partial<Attribution>]>([
  ["the usual rules", {}],
  ["a model with its ends", { model: { kind: "position", firstPpm: 333_333, lastPpm: 125_000 } }],
  ["a half-life of hours", { model: { kind: "time-decay", halfLifeMs: 36 * 3_600_000 } }],
  ["another order", { rungs: ["coupon", "click-id"] }],
  ["guesses that are on", { rungs: ["fingerprint", "click-id"] }],
  ["views", { viewThrough: { windowMs: 5_400_000 } }],
  [
    "odd windows",
    { minWindowMs: 1, maxWindowMs: { "click-id": 1_001, cookie: 7 * DAY_MS, fingerprint: 1_000 } },
  ],
])("%s come out of the form as they went in", (_, part) => {
  const policy = { ...usual, ...part };
  const draft = attributionDraftOf(policy);
  expect(attributionErrors(draft)).toEqual({});
  expect(attributionOf(draft)).toEqual(policy);
});

test("what is asked is what would be saved, for so many days", () => {
  const draft = { ...attributionDraftOf(usual), model: "linear" as const };
  expect(questionOf(draft, 30)).toEqual({ ...attributionOf(draft), days: 30 });
});

test.each([
  [{ clickWindow: "0" }, "maxWindowMs.click-id"],
  [{ cookieWindow: "366" }, "maxWindowMs.cookie"],
  [{ minWindow: "soon" }, "minWindowMs"],
  [{ model: "position", first: "60", last: "50" }, "model.lastPpm"],
  [{ model: "position", first: "" }, "model.firstPpm"],
  [{ model: "time-decay", halfLife: "-1" }, "model.halfLifeMs"],
  [{ rungs: [{ rung: "click-id", isOn: false }] }, "rungs"],
  [{ rungs: [{ rung: "fingerprint", isOn: true }], guessWindow: "25" }, "maxWindowMs.fingerprint"],
  [{ hasViews: true, viewWindow: "" }, "viewThrough.windowMs"],
] as const)("a draft with %o is complained about at %s", (part, field) => {
  const errors = attributionErrors({ ...attributionDraftOf(usual), ...part });
  expect(Object.keys(errors)).toEqual([`conversionPolicy.attribution.${field}`]);
});

test("what the chosen model does not use cannot be wrong", () => {
  const draft = {
    ...attributionDraftOf(usual),
    first: "x",
    halfLife: "x",
    viewWindow: "x",
    guessWindow: "x",
  };
  expect(attributionErrors(draft)).toEqual({});
});
