import { expect, test } from "vitest";
import type { ClickFacts } from "./click-facts.ts";
import { planCondition } from "./condition.ts";
import type { Condition, ConditionField, Schedule } from "./delivery.ts";
import { exampleCondition, exampleFacts } from "./examples.ts";

const NOTHING_KNOWN: Partial<ClickFacts> = {
  ip: "",
  country: "",
  region: "",
  city: "",
  asn: null,
  asOrganization: "",
  userAgent: "",
  language: "",
};

function ask(condition: Condition, facts: Partial<ClickFacts> = {}): boolean | null {
  return planCondition(condition, "UTC").ask(exampleFacts(facts));
}

/** A value the example visitor has, and one it has not. */
const TABLE: readonly [ConditionField, string, string][] = [
  ["country", "de", "AT"],
  ["region", "BAVARIA", "Hesse"],
  ["city", "munich", "Mun"],
  ["device", "desktop", "mobile"],
  ["os", "windows", "macOS"],
  ["osVersion", "10", "11"],
  ["browser", "chrome", "Safari"],
  ["browserVersion", "130+", "-139"],
  ["language", "de", "d"],
  ["isp", "telekom", "vodafone"],
  ["asn", "AS3320", "332"],
  ["connection", "fixed", "cellular"],
  ["ip", "203.0.113.0/24", "203.0.114.0/24"],
];

test.each(TABLE)("%s holds for %s and not for %s; IS NOT is the opposite", (field, has, hasNot) => {
  const isNot = { isNot: true };
  expect(ask(exampleCondition(field, [has]))).toBe(true);
  expect(ask(exampleCondition(field, [hasNot]))).toBe(false);
  expect(ask(exampleCondition(field, [hasNot, has]))).toBe(true);
  expect(ask(exampleCondition(field, [has], isNot))).toBe(false);
  expect(ask(exampleCondition(field, [hasNot], isNot))).toBe(true);
});

test.each(TABLE)(
  "%s of a visitor who does not show it is unknown, IS and IS NOT alike",
  (field, has) => {
    expect(ask(exampleCondition(field, [has]), NOTHING_KNOWN)).toBeNull();
    expect(ask(exampleCondition(field, [has], { isNot: true }), NOTHING_KNOWN)).toBeNull();
  },
);

test("an address that Cloudflare cannot place has an unknown country", () => {
  expect(ask(exampleCondition("country", ["DE"], { isNot: true }), { country: "XX" })).toBeNull();
});

test.each([
  ["de", "de", true],
  ["de", "de-AT", true],
  ["de-at", "de-AT", true],
  ["de-AT", "de", false],
  ["de-AT", "de-DE", false],
  ["zh-Hant", "zh-Hant-TW", true],
  ["en", "eng", false],
])("the language %s met by %s: %s", (value, language, isSo) => {
  expect(ask(exampleCondition("language", [value]), { language })).toBe(isSo);
});

test.each([
  ["telekom", "Deutsche Telekom AG", true],
  ["Deutsche*AG", "Deutsche Telekom AG", true],
  ["*telekom", "Deutsche Telekom AG", false],
  ["a.c", "abc", false],
  ["(x)[1]+?^$|\\", "(X)[1]+?^$|\\", true],
  ["Vodafone*", "Vodafone GmbH", true],
])("the provider %s met by %s: %s", (value, asOrganization, isSo) => {
  expect(ask(exampleCondition("isp", [value]), { asOrganization })).toBe(isSo);
});

test.each([
  ["blog.example", "https://blog.example/post", true],
  ["blog.example", "https://www.Blog.example", true],
  ["blog.example", "https://notblog.example/", false],
  ["blog.example", "https://blog.example.evil.example/", false],
  ["blog.example", "https://evil.example/?u=blog.example", false],
  ["blog.example", "http://blog.example:8080/x", true],
  ["blog.example/post", "https://www.blog.example/post?x=1", true],
  ["https://blog.example/p*1", "https://blog.example/post?x=1", true],
  ["*.example", "https://blog.example/", false],
  ["*.example*", "https://blog.example/", true],
  ["android-app://com.app", "android-app://com.app", true],
  ["", "", true],
  ["", "https://blog.example", false],
  ["blog.example", "", false],
])("the referrer %j met by %j: %s", (value, referrer, isSo) => {
  expect(ask(exampleCondition("referrer", [value]), { referrer })).toBe(isSo);
  expect(ask(exampleCondition("referrer", [value], { isNot: true }), { referrer })).toBe(!isSo);
});

test.each([
  ["sub1", [], "sub1=a", true],
  ["sub1", [], "sub1=", true],
  ["sub1", [], "sub2=a", false],
  ["SUB1", ["a"], "sub1=A", true],
  ["sub1", ["a"], "sub1=ab", false],
  ["sub1", ["a*"], "sub1=ab", true],
  ["sub1", ["b", "a"], "sub1=a", true],
  ["sub1", [""], "sub1=", true],
  ["sub1", [""], "sub1=a", false],
  ["sub1", ["*"], "", false],
  ["sub1", ["a b"], "sub1=a+b", true],
  ["sub1", ["a"], "sub1=a&sub1=b", true],
  ["sub1", ["b"], "sub1=a&sub1=b", false],
])("the parameter %s with %j met by %j: %s", (name, values, query, isSo) => {
  expect(ask(exampleCondition("param", values, { name }), { query })).toBe(isSo);
  expect(ask(exampleCondition("param", values, { name, isNot: true }), { query })).toBe(!isSo);
});

test("a bot is told by its user agent, and no user agent is no bot", () => {
  const bot = exampleCondition("bot");
  expect(ask(bot)).toBe(false);
  expect(ask(bot, { userAgent: "Googlebot/2.1 (+http://www.google.com/bot.html)" })).toBe(true);
  expect(ask(bot, { userAgent: "" })).toBe(false);
  expect(ask({ ...bot, isNot: true })).toBe(true);
});

test("a visitor is unique until the cookie knows the campaign", () => {
  const unique = exampleCondition("unique");
  expect(ask(unique)).toBe(true);
  expect(ask(unique, { remembered: { variantTag: "", landingTag: "" } })).toBe(false);
});

test("a schedule is read in its own zone, else in the workspace's", () => {
  const hours = {
    fromMinute: 12 * 60,
    toMinute: 13 * 60,
    weekdays: [],
    fromDate: null,
    toDate: null,
  };
  const holds = (timezone: string | null, isNot = false) => {
    const schedule: Schedule = { ...hours, timezone };
    return ask(exampleCondition("schedule", [], { schedule, isNot }));
  };
  expect([holds(null), holds("UTC"), holds("Asia/Tokyo")]).toEqual([true, true, false]);
  expect(holds(null, true)).toBe(false);
  expect(ask(exampleCondition("schedule"))).toBeNull();
});

test("a value with three stars is answered at once by the longest text that fits it almost", () => {
  const condition = exampleCondition("isp", ["*a*a*b"]);
  expect(ask(condition, { asOrganization: "a".repeat(512) })).toBe(false);
});

test.each([
  ["a field", { field: "moonPhase" as never, isNot: false, values: ["full"] }],
  [
    "a zone",
    {
      field: "schedule" as const,
      isNot: false,
      values: [],
      schedule: {
        timezone: "Mars/Base",
        weekdays: [],
        fromMinute: 0,
        toMinute: 0,
        fromDate: null,
        toDate: null,
      },
    },
  ],
])(
  "%s that this runtime does not know yet is unknown of everybody, and throws nothing",
  (_what, condition) => {
    expect(planCondition(condition, "UTC").ask(exampleFacts())).toBeNull();
  },
);
