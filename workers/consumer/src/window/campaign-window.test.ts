import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Observation, ObservedClick } from "./window-state.ts";

const DAY = "2026-03-01";
const NOW = Date.parse("2026-03-01T12:00:30Z");

function click(...visitorKeys: number[]): ObservedClick {
  return { atMs: NOW, day: DAY, isPayable: true, visitorKeys };
}

function batch(clicks: ObservedClick[]): Observation {
  return { batchId: crypto.randomUUID(), clicks };
}

function freshWindow() {
  return env.CAMPAIGN_WINDOW.getByName(`wsp_x:cmp_${crypto.randomUUID()}`);
}

test("the first click of a visitor in a day is unique, later ones are not", async () => {
  const window = freshWindow();
  expect(await window.observe([batch([click(1, 100), click(2, 200)])], NOW)).toEqual([
    [true, true],
  ]);
  // The cookie set by the first answer comes back alone; a client without cookies comes back by its address.
  expect(await window.observe([batch([click(100), click(1, 101), click(3, 300)])], NOW)).toEqual([
    [false, false, true],
  ]);
});

test("the same visitor is unique again on another day", async () => {
  const window = freshWindow();
  const tomorrow = { ...click(1), day: "2026-03-02" };
  expect(await window.observe([batch([click(1), tomorrow, click(1)])], NOW)).toEqual([
    [true, true, false],
  ]);
});

test("a batch observed again gets its first answer and is not counted twice", async () => {
  const window = freshWindow();
  const observation = batch([click(1, 100), click(1, 101)]);
  const first = await window.observe([observation], NOW);

  expect(await window.observe([observation], NOW)).toEqual(first);
  expect(await window.live(NOW, DAY)).toMatchObject({
    clicksToday: 2,
    uniqueClicksToday: 1,
    clicksTotal: 2,
  });
});

test("an evicted window knows its visitors, batches and counters again", async () => {
  const window = freshWindow();
  const observation = batch([click(1, 100), click(2, 200)]);
  await window.observe([observation], NOW);
  await evictDurableObject(window);

  expect(await window.observe([observation], NOW)).toEqual([[true, true]]);
  expect(await window.observe([batch([click(100), click(5)])], NOW)).toEqual([[false, true]]);
  expect(await window.live(NOW, DAY)).toMatchObject({ clicksToday: 4, uniqueClicksToday: 3 });
});

test("a click that is not payable is neither unique nor counted", async () => {
  const window = freshWindow();
  expect(await window.observe([batch([{ ...click(1), isPayable: false }])], NOW)).toEqual([
    [false],
  ]);
  expect(await window.live(NOW, DAY)).toMatchObject({ clicksTotal: 0 });
});

test("the live view shows the last sixty minutes, one entry a minute", async () => {
  const window = freshWindow();
  const old = { ...click(9), atMs: NOW - 2 * 3_600_000 };
  await window.observe([batch([click(1), click(2), old])], NOW);

  const live = await window.live(NOW, DAY);
  expect(live.perMinute).toHaveLength(60);
  expect(live.perMinute.at(-1)).toEqual({
    minuteMs: Date.parse("2026-03-01T12:00:00Z"),
    clicks: 2,
  });
  expect(live).toMatchObject({ clicksLastHour: 2, clicksTotal: 3 });
});
