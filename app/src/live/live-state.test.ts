import type { LiveEvents } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { NOTHING_LIVE, withMessage } from "./live-state.ts";

const click = (id: string, atMs: number): LiveEvents["clicks"][number] => ({
  id,
  atMs,
  campaignId: "cmp_1",
  publisherId: "pub_1",
  country: "DE",
  device: "mobile",
  reason: "OK",
});

const clicks = (...events: LiveEvents["clicks"]): LiveEvents => ({
  type: "events",
  clicks: events,
  conversions: [],
});

test("the newest event is first, whatever the order of arrival", () => {
  const state = withMessage(
    withMessage(NOTHING_LIVE, clicks(click("b", 20))),
    clicks(click("a", 10), click("c", 30)),
  );
  expect(state.events.map(({ event }) => event.id)).toEqual(["c", "b", "a"]);
});

test("an event that arrives twice is shown once", () => {
  const state = withMessage(
    withMessage(NOTHING_LIVE, clicks(click("a", 1))),
    clicks(click("a", 1)),
  );
  expect(state.events).toHaveLength(1);
});

test("only the last dozen events are kept", () => {
  const many = Array.from({ length: 40 }, (_, i) => click(`c${i}`, i));
  const state = withMessage(NOTHING_LIVE, clicks(...many));
  expect(state.events).toHaveLength(12);
  expect(state.events[0]?.event.id).toBe("c39");
});

test("totals replace the totals before and keep the events", () => {
  const totals = {
    type: "totals",
    atMs: 1,
    day: "2026-11-20",
    clicks: 7,
    uniqueClicks: 5,
    conversions: 1,
    money: [],
  } as const;
  const state = withMessage(withMessage(NOTHING_LIVE, clicks(click("a", 1))), {
    ...totals,
    money: [],
  });
  expect(state.totals?.clicks).toBe(7);
  expect(state.events).toHaveLength(1);
});
