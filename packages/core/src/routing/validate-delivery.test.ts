import { expect, test } from "vitest";
import {
  DEFAULT_DELIVERY,
  NO_ROUTING,
  type Condition,
  type ConditionField,
  type Delivery,
  type Schedule,
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
