import { expect, test } from "vitest";
import { click, conversion, DAY_MS, NOW_MS, summary } from "../../test-support/attribution.ts";
import {
  attribute,
  DEFAULT_ATTRIBUTION,
  type AttributableConversion,
  type Attribution,
  type AttributionPolicy,
} from "../index.ts";

function policy(change: Partial<AttributionPolicy> = {}): AttributionPolicy {
  return { ...DEFAULT_ATTRIBUTION, ...change };
}

function verdicts(attribution: Attribution): Readonly<Record<string, string>> {
  return Object.fromEntries(attribution.considered.map((each) => [each.touchId, each.verdict]));
}

const a = click("a", 48);
const b = click("b", 24);
const c = click("c", 1);

const everything = {
  namedClick: b,
  visitorId: "vis",
  couponPublisherId: "pub_coupon",
  statedPublisherId: "pub_stated",
  fingerprints: ["print"],
};

test.each<[string, Partial<AttributableConversion>, string]>([
  ["an explicit click id before everything", everything, "click-id: b=1000000"],
  ["the cookie's last click", { ...everything, namedClick: null }, "cookie: c=1000000"],
  [
    "the coupon's publisher",
    { ...everything, namedClick: null, visitorId: null },
    "coupon: pub_coupon=1000000",
  ],
  [
    "the publisher the advertiser states",
    { statedPublisherId: "pub_s" },
    "clickless: pub_s=1000000",
  ],
  ["nobody by a fingerprint, which is off", { fingerprints: ["print"] }, "X_CLICK_UNKNOWN"],
  ["nobody without anything", {}, "X_CLICK_UNKNOWN"],
])("a conversion is attributed to %s", (_name, change, expected) => {
  const touches = [a, b, { ...c, fingerprint: "print" }];
  expect(summary(attribute(policy(), conversion(change), touches))).toBe(expected);
});

test("the campaign's order of rungs decides, and one that is not listed is off", () => {
  const ordered = (...rungs: AttributionPolicy["rungs"]) =>
    summary(attribute(policy({ rungs }), conversion(everything), [a, b, c]));
  expect(ordered("coupon", "click-id")).toBe("coupon: pub_coupon=1000000");
  expect(ordered("clickless", "click-id")).toBe("clickless: pub_stated=1000000");
  expect(ordered("cookie")).toBe("cookie: c=1000000");
  expect(ordered()).toBe("X_CLICK_UNKNOWN");
});

test("a fingerprint that is switched on is labelled a guess, and counts for a day", () => {
  const withPrint = policy({ rungs: [...DEFAULT_ATTRIBUTION.rungs, "fingerprint"] });
  const report = conversion({ fingerprints: ["earlier", "print"] });
  const print = { visitorId: null, fingerprint: "print" };
  expect(attribute(withPrint, report, [click("x", 24, print)])).toMatchObject({
    rung: "fingerprint",
    isProbabilistic: true,
  });
  expect(summary(attribute(withPrint, report, [click("x", 25, print)]))).toBe("X_TOO_LATE");
  expect(attribute(withPrint, conversion(everything), [b])).toMatchObject({
    isProbabilistic: false,
  });
});

test.each<[number, string]>([
  [9, "X_TOO_EARLY"],
  [10, "click-id: n=1000000"],
  [30 * DAY_MS, "click-id: n=1000000"],
  [30 * DAY_MS + 1, "X_TOO_LATE"],
])("with a window of 10 ms to 30 days, %i ms after the click end as %s", (ctitMs, expected) => {
  const namedClick = click("n", 0, { atMs: NOW_MS - ctitMs });
  const decided = attribute(policy({ minWindowMs: 10 }), conversion({ namedClick }), []);
  expect(summary(decided)).toBe(expected);
  expect(decided.considered[0]?.window).toEqual({ ctitMs, minMs: 10, maxMs: 30 * DAY_MS });
});

test("the time of the event counts, however late it is reported", () => {
  const namedClick = click("n", 0);
  const late = conversion({ namedClick, atMs: NOW_MS + 30 * DAY_MS });
  expect(summary(attribute(policy(), late, []))).toBe("click-id: n=1000000");
});

test("a cookie counts for 90 days", () => {
  const report = conversion({ visitorId: "vis" });
  expect(summary(attribute(policy(), report, [click("x", 90 * 24)]))).toBe("cookie: x=1000000");
  expect(summary(attribute(policy(), report, [click("x", 90 * 24 + 1)]))).toBe("X_TOO_LATE");
});

test("a click named by a faster clock is simultaneous, however far the clock is off", () => {
  const namedClick = click("n", -7);
  const report = conversion({ namedClick });
  expect(attribute(policy(), report, [])).toMatchObject({
    kind: "attributed",
    considered: [{ verdict: "credited", window: { ctitMs: 0 } }],
  });
  expect(summary(attribute(policy({ minWindowMs: 1 }), report, []))).toBe("X_TOO_EARLY");
});

test("a cookie's click minutes after the event is another clock's, one hours after it is another visit", () => {
  const report = conversion({ visitorId: "vis" });
  const minutes = click("x", 0, { atMs: NOW_MS + 5 * 60_000 });
  expect(summary(attribute(policy(), report, [minutes]))).toBe("cookie: x=1000000");
  const decided = attribute(policy(), report, [{ ...minutes, atMs: minutes.atMs + 1 }]);
  expect([summary(decided), verdicts(decided)]).toEqual([
    "X_CLICK_UNKNOWN",
    { x: "after-conversion" },
  ]);
});

test.each<[AttributionPolicy["model"], string]>([
  [{ kind: "last" }, "click-id: c=1000000"],
  [{ kind: "first" }, "click-id: a=1000000"],
  [{ kind: "linear" }, "click-id: a=333334 b=333333 c=333333"],
  [
    { kind: "position", firstPpm: 400_000, lastPpm: 400_000 },
    "click-id: a=400000 b=200000 c=400000",
  ],
  [{ kind: "time-decay", halfLifeMs: DAY_MS }, "click-id: a=145219 b=290439 c=564342"],
])("%o credits the visitor's journey: %s", (model, expected) => {
  const report = conversion({ namedClick: { ...c, visitorId: null } });
  expect(summary(attribute(policy({ model }), report, [c, a, b]))).toBe(expected);
});

test("the named click ends the journey, and other visitors' clicks are no part of it", () => {
  const model = { kind: "linear" } as const;
  const other = click("o", 30, { visitorId: "other" });
  const decided = attribute(policy({ model }), conversion({ namedClick: b }), [a, b, c, other]);
  expect(summary(decided)).toBe("click-id: a=500000 b=500000");
  expect(verdicts(decided)).toEqual({
    a: "credited",
    b: "credited",
    c: "after-named-click",
    o: "unrelated",
  });
});

test("without the named click's row the journey is that of the report's own cookie", () => {
  const model = { kind: "linear" } as const;
  const report = conversion({ namedClick: { ...c, visitorId: null }, visitorId: "vis" });
  expect(summary(attribute(policy({ model }), report, [a]))).toBe("click-id: a=500000 c=500000");
});

test("a click in the window of a weaker rung is outranked, not uncredited", () => {
  const other = click("o", 30, { visitorId: "other" });
  const report = conversion({ namedClick: b, visitorId: "other" });
  expect(verdicts(attribute(policy(), report, [a, b, other]))).toEqual({
    a: "uncredited",
    b: "credited",
    o: "outranked",
  });
});

test("of several misses the latest touch gives the reason", () => {
  const touches = [click("x", 91 * 24), click("y", 0)];
  const strict = policy({ minWindowMs: 1 });
  const report = conversion({ visitorId: "vis" });
  expect(summary(attribute(strict, report, touches))).toBe("X_TOO_EARLY");
});

test("a click without a known visitor is a journey of its own", () => {
  const stranger = { visitorId: null };
  const touches = [click("x", 2, stranger), click("y", 1, stranger)];
  const report = conversion({ namedClick: touches[1] ?? null });
  const decided = attribute(policy({ model: { kind: "linear" } }), report, touches);
  expect(summary(decided)).toBe("click-id: y=1000000");
});

test("a named click that is too late leaves the way to a coupon, but not to a stated publisher", () => {
  const namedClick = click("old", 31 * 24);
  const stated = conversion({ namedClick, statedPublisherId: "pub_s" });
  expect(summary(attribute(policy(), stated, []))).toBe("X_TOO_LATE");
  const coupon = { ...stated, couponPublisherId: "pub_c" };
  expect(summary(attribute(policy(), coupon, []))).toBe("coupon: pub_c=1000000");
});

const views = policy({ viewThrough: { windowMs: DAY_MS } });
const view = click("v", 2, { kind: "view" });
const byCookie = conversion({ visitorId: "vis" });

test("views count only on opt-in, within their own window, and are labelled", () => {
  expect(summary(attribute(policy(), byCookie, [view]))).toBe("X_CLICK_UNKNOWN");
  expect(attribute(views, byCookie, [view])).toMatchObject({
    rung: "cookie",
    isViewThrough: true,
    shares: [{ touchId: "v", ppm: 1_000_000 }],
  });
  expect(summary(attribute(views, byCookie, [{ ...view, atMs: NOW_MS - DAY_MS - 1 }]))).toBe(
    "X_TOO_LATE",
  );
});

test("the shortest time from a click to its conversion is not asked of a view", () => {
  const justSeen = { ...view, atMs: NOW_MS };
  const decided = attribute({ ...views, minWindowMs: 1_000 }, byCookie, [justSeen]);
  expect(decided).toMatchObject({ isViewThrough: true, considered: [{ window: { minMs: 0 } }] });
});

test("a view never beats a click within its window, an earlier one or one of a later rung", () => {
  const earlier = attribute(views, byCookie, [view, click("x", 80 * 24)]);
  expect([summary(earlier), verdicts(earlier)]).toEqual([
    "cookie: x=1000000",
    { x: "credited", v: "outranked" },
  ]);
  const withPrint = { ...views, rungs: ["cookie", "fingerprint"] } as const;
  const guessed = click("g", 3, { visitorId: null, fingerprint: "print" });
  const report = { ...byCookie, fingerprints: ["print"] };
  expect(summary(attribute(withPrint, report, [view, guessed]))).toBe("fingerprint: g=1000000");
});

test("a click out of its window leaves the conversion to a view", () => {
  const decided = attribute(views, byCookie, [view, click("x", 91 * 24)]);
  expect([summary(decided), verdicts(decided)]).toEqual([
    "cookie: v=1000000",
    { x: "too-late", v: "credited" },
  ]);
});

test("every touch says what became of it, with its figures and no publisher's name", () => {
  const touches = [a, c, view, click("o", 1.5, { visitorId: "other" }), click("e", 0)];
  const decided = attribute(policy({ minWindowMs: 1_000 }), byCookie, touches);
  const sentences = Object.fromEntries(
    decided.considered.map(({ touchId, sentence }) => [touchId, sentence]),
  );
  expect(sentences).toEqual({
    a: "This click was 2 d before the event, within 1 s to 90 d, but the model credits others.",
    c: "This click was 1 h before the event, within 1 s to 90 d: 100 % of the conversion.",
    e: "This click was 0 s before the event; at least 1 s must pass.",
    o: "Nothing ties this click to the conversion.",
    v: "Views do not count for this campaign.",
  });
});
