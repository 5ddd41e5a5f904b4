import { expect, test } from "vitest";
import { delayMedianMs } from "./conversions.ts";
import { publisherProfile } from "./profiles.ts";
import { traffic, type SimulatedLink, type TrafficEvent, type TrafficPlan } from "./traffic.ts";

const fromMs = Date.UTC(2026, 4, 1);
const dayMs = 86_400_000;

function link(key: string, change: Partial<SimulatedLink["publisher"]> = {}): SimulatedLink {
  return {
    key,
    currency: "EUR",
    publisher: { ...publisherProfile("test", key), ...change },
    events: [{ name: "sale", weight: 1, medianAmount: 40 }],
  };
}

function planOf(change: Partial<TrafficPlan> = {}): TrafficPlan {
  return {
    seed: "7",
    clicks: 1_000,
    fromMs,
    toMs: fromMs + 14 * dayMs,
    links: [link("one"), link("two")],
    ...change,
  };
}

function split(events: Iterable<TrafficEvent>) {
  const all = [...events];
  return {
    all,
    clicks: all.filter((event) => event.kind === "click"),
    conversions: all.filter((event) => event.kind === "conversion"),
  };
}

test("the same seed gives the same traffic, another seed other traffic", () => {
  const first = split(traffic(planOf())).all;
  expect(split(traffic(planOf())).all).toEqual(first);
  expect(split(traffic(planOf({ seed: "8" }))).all).not.toEqual(first);
});

test("exactly as many clicks come as were asked for, numbered in the order of time", () => {
  const { clicks } = split(traffic(planOf({ clicks: 777 })));
  expect(clicks).toHaveLength(777);
  expect(clicks.map(({ index }) => index)).toEqual(clicks.map((_, i) => i));
});

test("everything happens inside the period, in the order of time", () => {
  const { all } = split(traffic(planOf()));
  const times = all.map(({ atMs }) => atMs);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(0)).toBeGreaterThanOrEqual(fromMs);
  expect(times.at(-1)).toBeLessThan(fromMs + 14 * dayMs);
});

test("a conversion follows its click and comes through the same link", () => {
  const { clicks, conversions } = split(traffic(planOf({ clicks: 5_000 })));
  expect(conversions.length).toBeGreaterThan(0);
  for (const conversion of conversions) {
    const click = clicks[conversion.clickIndex];
    expect(click?.linkKey).toBe(conversion.linkKey);
    expect(conversion.atMs - (click?.atMs ?? 0)).toBeGreaterThanOrEqual(15_000);
  }
});

test("a publisher's conversion rate is near its parameter", () => {
  const links = [
    link("low", { conversionRate: 0.02, volume: 1 }),
    link("high", { conversionRate: 0.08, volume: 1 }),
  ];
  // A long period, so that results still to come at its end do not weigh.
  const plan = planOf({ clicks: 30_000, toMs: fromMs + 200 * dayMs, links });
  const { clicks, conversions } = split(traffic(plan));
  for (const { key, publisher } of links) {
    const clicked = clicks.filter(({ linkKey }) => linkKey === key).length;
    const converted = conversions.filter(({ linkKey }) => linkKey === key).length;
    expect(clicked).toBeGreaterThan(14_000);
    expect(Math.abs(converted / clicked - publisher.conversionRate)).toBeLessThan(0.005);
  }
});

test("half of the results come within the median delay", () => {
  const links = [link("busy", { conversionRate: 0.5 })];
  const plan = planOf({ clicks: 10_000, toMs: fromMs + 200 * dayMs, links });
  const { clicks, conversions } = split(traffic(plan));
  const delays = conversions
    .map(({ atMs, clickIndex }) => atMs - (clicks[clickIndex]?.atMs ?? 0))
    .toSorted((a, b) => a - b);
  const median = delays[Math.floor(delays.length / 2)] ?? 0;
  expect(median / delayMedianMs).toBeGreaterThan(0.9);
  expect(median / delayMedianMs).toBeLessThan(1.1);
});

test("no transaction id is used twice", () => {
  const { conversions } = split(traffic(planOf({ clicks: 20_000 })));
  expect(new Set(conversions.map(({ txid }) => txid)).size).toBe(conversions.length);
});

test("a link whose campaign pays nothing has clicks and no conversions", () => {
  const { clicks, conversions } = split(
    traffic(planOf({ links: [{ ...link("free", { conversionRate: 1 }), events: [] }] })),
  );
  expect(clicks).toHaveLength(1_000);
  expect(conversions).toEqual([]);
});

test("an advertiser that sends no amount has none, another sends cents", () => {
  const events = [{ name: "lead", weight: 1, medianAmount: null }];
  const lead = { ...link("lead", { conversionRate: 1 }), events };
  const sale = link("sale", { conversionRate: 1 });
  const { conversions } = split(traffic(planOf({ links: [lead, sale] })));
  for (const { event, amount } of conversions) {
    if (event === "lead") expect(amount).toBeNull();
    else expect(amount).toMatch(/^\d+\.\d\d$/);
  }
});

test("publishers differ, and each is the same in every plan of the seed", () => {
  expect(publisherProfile("1", "Ada")).toEqual(publisherProfile("1", "Ada"));
  expect(publisherProfile("1", "Ada")).not.toEqual(publisherProfile("1", "Bob"));
  expect(publisherProfile("1", "Ada")).not.toEqual(publisherProfile("2", "Ada"));
});
