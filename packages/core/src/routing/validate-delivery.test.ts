import { expect, test } from "vitest";
import {
  DEFAULT_DELIVERY,
  NO_ROUTING,
  type Condition,
  type ConditionField,
  type Delivery,
  type Schedule,
  type Variant,
} from "./delivery.ts";
import { exampleCondition, exampleRoute, exampleVariant } from "./examples.ts";
import { validateDelivery } from "./validate-delivery.ts";

function validate(change: Partial<Delivery>, timezone = "Europe/Berlin") {
  return validateDelivery({ ...DEFAULT_DELIVERY, ...change }, timezone);
}

function problemOf(condition: Condition) {
  return validate({ targeting: [condition] });
}

const SCHEDULE: Schedule = {
  timezone: null,
  weekdays: [],
  fromMinute: 0,
  toMinute: 0,
  fromDate: null,
  toDate: null,
};

test("what a new campaign has is fine", () => {
  expect(validate({})).toEqual([]);
});

test.each<[ConditionField, readonly string[], readonly string[]]>([
  ["country", ["DE", "at"], ["Germany", "D", "D1", "*"]],
  ["region", ["Bavaria", "Baden*"], [""]],
  ["city", ["São Paulo"], ["", "*a*b*c*"]],
  ["device", ["desktop", "Mobile", "tablet", "tv"], ["phone"]],
  ["os", ["iOS", "Chrome OS"], [""]],
  ["osVersion", ["15", "15.2", "15-17", "15+", "-12"], ["15-", "17-15", "x", "15.2.1.4.5"]],
  ["browser", ["Microsoft Edge"], [""]],
  ["browserVersion", ["140+"], ["latest"]],
  ["language", ["de", "de-AT", "zh-Hant-TW"], ["german", "de_AT", "d"]],
  ["isp", ["telekom", "*net*"], ["****"]],
  ["asn", ["3320", "AS3320", "as1"], ["AS", "Telekom"]],
  ["connection", ["cellular", "fixed", "hosting"], ["wifi"]],
  ["referrer", ["", "blog.example", "https://*"], ["****"]],
  [
    "ip",
    ["203.0.113.7", "203.0.113.0/24", "2001:db8::/32", "::1"],
    ["localhost", "1.2.3.4/40", "1.2.3"],
  ],
])("%s takes %j and not %j", (field, good, bad) => {
  expect(problemOf(exampleCondition(field, good))).toEqual([]);
  for (const value of bad) {
    const problems = problemOf(exampleCondition(field, [...good, value]));
    expect(problems.map(({ path }) => path)).toEqual([`targeting.0.values.${good.length}`]);
  }
});

test.each<[Condition, string, RegExp]>([
  [exampleCondition("country"), "values", /at least one value/],
  [exampleCondition("bot", ["yes"]), "values", /without values/],
  [exampleCondition("param", ["x"]), "name", /which parameter/],
  [exampleCondition("country", ["DE"], { name: "x" }), "name", /leave it out/],
  [exampleCondition("city", ["x"], { schedule: SCHEDULE }), "schedule", /leave it out/],
  [exampleCondition("schedule"), "schedule", /which days and hours/],
])("%o is told what its %s lacks or has too much", (condition, part, message) => {
  expect(problemOf(condition)).toEqual([
    { path: `targeting.0.${part}`, message: expect.stringMatching(message) },
  ]);
});

test("a parameter may be asked for without values", () => {
  expect(problemOf(exampleCondition("param", [], { name: "sub1" }))).toEqual([]);
  expect(problemOf(exampleCondition("param", [""], { name: "sub1" }))).toEqual([]);
});

test.each<[Partial<Schedule>, keyof Schedule]>([
  [{ timezone: "Mars/Olympus" }, "timezone"],
  [{ weekdays: [0] }, "weekdays"],
  [{ weekdays: [8] }, "weekdays"],
  [{ fromMinute: 1_440 }, "fromMinute"],
  [{ toMinute: 1_441 }, "toMinute"],
  [{ fromMinute: 0.5 }, "fromMinute"],
  [{ fromDate: "2026-02-30" }, "fromDate"],
  [{ toDate: "20.11.2026" }, "toDate"],
  [{ fromDate: "2026-11-20", toDate: "2026-11-19" }, "toDate"],
])("a schedule with %o is told about %s", (change, part) => {
  const schedule = { ...SCHEDULE, ...change };
  const problems = problemOf(exampleCondition("schedule", [], { schedule }));
  expect(problems.map(({ path }) => path)).toEqual([`targeting.0.schedule.${part}`]);
});

test("a schedule over midnight, on some days, between dates is fine", () => {
  const schedule = {
    timezone: "Asia/Tokyo",
    weekdays: [6, 7],
    fromMinute: 1_320,
    toMinute: 360,
    fromDate: "2028-02-29",
    toDate: "2028-02-29",
  };
  expect(problemOf(exampleCondition("schedule", [], { schedule }))).toEqual([]);
});

test("conditions of routes are looked at like those of the campaign", () => {
  const bad = exampleRoute("r", { conditions: [exampleCondition("country", ["DE", "Germany"])] });
  const paths = (routing: Partial<Delivery["routing"]>) =>
    validate({ routing: { ...NO_ROUTING, ...routing } }).map(({ path }) => path);
  expect(paths({ forced: [bad] })).toEqual(["routing.forced.0.conditions.0.values.1"]);
  expect(paths({ regular: [exampleRoute("q"), bad] })).toEqual([
    "routing.regular.1.conditions.0.values.1",
  ]);
  expect(paths({ default: bad })).toEqual(["routing.default.conditions.0.values.1"]);
});

test("routes need a destination, and ids of their own", () => {
  const twin = exampleRoute("a", {
    variants: [exampleVariant("v")],
    landings: [exampleVariant("v")],
  });
  const routing = {
    ...NO_ROUTING,
    regular: [exampleRoute("a", { variants: [] })],
    default: twin,
  };
  expect(validate({ routing })).toEqual([
    { path: "routing.regular.0.variants", message: "a route needs at least one destination" },
    { path: "routing.default.id", message: "the id is taken by routing.regular.0.id" },
    {
      path: "routing.default.landings.0.id",
      message: "the id is taken by routing.default.variants.0.id",
    },
  ]);
});

test("a new route has to have weight somewhere, a known one may only keep its visitors", () => {
  const variants = [exampleVariant("v", { weight: 0 })];
  const landings = [exampleVariant("l", { weight: 0 })];
  const routing = { ...NO_ROUTING, regular: [exampleRoute("r", { variants, landings })] };
  const paths = (known: ReadonlySet<string> | null) =>
    validateDelivery({ ...DEFAULT_DELIVERY, routing }, "UTC", known).map(({ path }) => path);
  expect(paths(new Set())).toEqual(["routing.regular.0.variants", "routing.regular.0.landings"]);
  expect(paths(new Set(["r"]))).toEqual([]);
  expect(paths(null)).toEqual([]);
});

test.each<[string, readonly Partial<Variant>[], boolean]>([
  ["one that is paused", [{ isPaused: true }], false],
  ["a paused one and one of weight 0", [{ isPaused: true }, { weight: 0 }], false],
  ["a paused one and one that runs", [{ isPaused: true }, {}], true],
])("a new route with %s can be saved only if somebody gets there", (_, changes, isFine) => {
  const variants = changes.map((change, i) => exampleVariant(`v${i}`, change));
  const routing = { ...NO_ROUTING, default: exampleRoute("r", { variants }) };
  const problems = (known: ReadonlySet<string> | null) =>
    validateDelivery({ ...DEFAULT_DELIVERY, routing }, "UTC", known);
  const refused = { path: "routing.default.variants", message: expect.stringMatching(/paused/) };
  expect(problems(new Set())).toEqual(isFine ? [] : [refused]);
  expect(problems(new Set(["r"]))).toEqual([]);
  expect(problems(null)).toEqual([]);
});

test("landing pages of a new route may all be paused: its visitors go straight on", () => {
  const landings = [exampleVariant("l", { isPaused: true })];
  const routing = { ...NO_ROUTING, default: exampleRoute("r", { landings }) };
  expect(validateDelivery({ ...DEFAULT_DELIVERY, routing }, "UTC", new Set())).toEqual([]);
});

test("of regular routes chosen by weight one has weight, unless all of them are known", () => {
  const paths = (
    weights: readonly number[],
    known: readonly string[],
    regularBy: Delivery["routing"]["regularBy"] = "weight",
  ) => {
    const regular = weights.map((weight, i) => exampleRoute(`r${i}`, { weight }));
    const routing = { ...NO_ROUTING, regularBy, regular };
    const delivery = { ...DEFAULT_DELIVERY, routing };
    return validateDelivery(delivery, "UTC", new Set(known)).map(({ path }) => path);
  };
  expect(paths([0, 0], [])).toEqual(["routing.regular"]);
  expect(paths([0, 0], ["r0"])).toEqual(["routing.regular"]);
  expect(paths([0, 0], ["r0", "r1"])).toEqual([]);
  expect(paths([0, 1], [])).toEqual([]);
  expect(paths([0, 0], [], "position")).toEqual([]);
  expect(paths([], [])).toEqual([]);
});

test("a campaign ends after it starts, in a zone that exists", () => {
  expect(validate({ startsAtMs: 2, endsAtMs: 1 })).toMatchObject([{ path: "endsAtMs" }]);
  expect(validate({ startsAtMs: 1, endsAtMs: 1 })).toMatchObject([{ path: "endsAtMs" }]);
  expect(validate({ startsAtMs: 1, endsAtMs: null })).toEqual([]);
  expect(validate({}, "Nowhere")).toMatchObject([{ path: "timezone" }]);
});

test("a limit is set once for a scope, a subject and a period", () => {
  const cap = {
    scope: "publisher",
    subjectId: null,
    period: "day",
    limit: 1,
    isHard: false,
  } as const;
  const caps = [cap, { ...cap, period: "week" as const }, { ...cap, subjectId: "pub_1" }];
  expect(validate({ caps })).toEqual([]);
  expect(validate({ caps: [...caps, { ...cap, limit: 5 }] })).toEqual([
    {
      path: "caps.3",
      message: "there is already a limit for that, caps.0: change its number instead",
    },
  ]);
});

test.each(["javascript", "data", "VBScript", "file", "blob"])("%s is not an app", (scheme) => {
  expect(validate({ appSchemes: ["myshop", scheme] })).toMatchObject([{ path: "appSchemes.1" }]);
});
