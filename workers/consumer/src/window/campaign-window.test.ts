import { evictDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { clickAt, freshWindow, observationOf, RULES } from "../../test-support/window.ts";
import { readVerdicts, type ObservedClick } from "./observation.ts";

const DAY_MS = 86_400_000;
const NOW = Date.parse("2026-03-01T12:00:30Z");
const DAY = "2026-03-01";

const click = (...visitorKeys: number[]) => clickAt(NOW, visitorKeys);
const batch = (clicks: readonly ObservedClick[]) => observationOf(clicks, NOW);

type Window = ReturnType<typeof freshWindow>["window"];

async function uniques(window: Window, clicks: readonly ObservedClick[]): Promise<boolean[]> {
  const [letters = ""] = await window.observe([batch(clicks)], RULES, NOW);
  return readVerdicts(letters).map(({ isUnique }) => isUnique);
}

async function newcomers(window: Window, clicks: readonly ObservedClick[]): Promise<boolean[]> {
  const [letters = ""] = await window.observe([batch(clicks)], RULES, NOW);
  return readVerdicts(letters).map(({ isNewVisitor }) => isNewVisitor);
}

test("the first click of a visitor in a day is unique, later ones are not", async () => {
  const { window } = freshWindow();
  expect(await uniques(window, [click(1, 100), click(3, 200)])).toEqual([true, true]);
  // The cookie set by the first answer comes back alone; a client without cookies comes back by its address.
  const again = [click(100), click(1, 102), click(5, 300)];
  expect(await uniques(window, again)).toEqual([false, false, true]);
});

test("the same visitor is unique again on another day, whichever day arrives first", async () => {
  const { window } = freshWindow();
  const tomorrow = clickAt(NOW + DAY_MS, [2]);
  expect(await uniques(window, [click(2), tomorrow, click(2)])).toEqual([true, true, false]);
  expect(await uniques(window, [clickAt(NOW - DAY_MS, [2])])).toEqual([true]);
  expect(await uniques(window, [tomorrow, click(2)])).toEqual([false, false]);
});

test("a visitor is new once, and again after being away for the campaign's window", async () => {
  const { window } = freshWindow();
  const after = (days: number) => clickAt(NOW + days * DAY_MS, [2]);
  expect(await newcomers(window, [click(2), after(1)])).toEqual([true, false]);
  expect(await newcomers(window, [after(30)])).toEqual([false]);
  expect(await newcomers(window, [after(60)])).toEqual([true]);
});

test("a batch observed again gets its first answer and is not counted twice", async () => {
  const { window } = freshWindow();
  const observation = batch([click(1, 100), click(1, 102)]);
  const first = await window.observe([observation], RULES, NOW);

  expect(await window.observe([observation, observation], RULES, NOW)).toEqual([
    ...first,
    ...first,
  ]);
  expect(await window.live(NOW, DAY)).toMatchObject({
    clicksToday: 2,
    uniqueClicksToday: 1,
    clicksTotal: 2,
  });
});

test("an evicted window knows its visitors, batches and counters again", async () => {
  const { window } = freshWindow();
  const observation = batch([click(1, 100), click(3, 200)]);
  const first = await window.observe([observation], RULES, NOW);
  await evictDurableObject(window);

  expect(await window.observe([observation], RULES, NOW)).toEqual(first);
  expect(await uniques(window, [click(100), click(5)])).toEqual([false, true]);
  expect(await window.live(NOW, DAY)).toMatchObject({ clicksToday: 4, uniqueClicksToday: 3 });
});

test("after days of compacting, visitors of the window are still known and batches of today too", async () => {
  const { window } = freshWindow();
  await window.observe([batch([click(2)])], RULES, NOW);
  for (let days = 1; days <= 4; days += 1) {
    const atMs = NOW + days * DAY_MS;
    await window.observe([observationOf([clickAt(atMs, [1_000 + days * 2])], atMs)], RULES, atMs);
    await evictDurableObject(window);
  }
  const atMs = NOW + 4 * DAY_MS;
  const today = observationOf([clickAt(atMs, [2]), clickAt(atMs, [1_002])], atMs);
  const first = await window.observe([today], RULES, atMs);
  await evictDurableObject(window);

  expect(readVerdicts(first[0] ?? "").map((verdict) => verdict.isNewVisitor)).toEqual([
    false,
    false,
  ]);
  expect(await window.observe([today], RULES, atMs)).toEqual(first);
  expect(await window.live(atMs, "2026-03-05")).toMatchObject({ clicksTotal: 7 });
});

test("a click that is not payable is neither unique nor new nor counted", async () => {
  const { window } = freshWindow();
  const diverted = { ...click(2), isPayable: false };
  expect(await uniques(window, [diverted])).toEqual([false]);
  expect(await window.live(NOW, DAY)).toMatchObject({ clicksTotal: 0 });
  expect(await newcomers(window, [click(2)])).toEqual([true]);
});

test("the live view shows the last sixty minutes, one entry a minute", async () => {
  const { window } = freshWindow();
  const old = clickAt(NOW - 2 * 3_600_000, [8]);
  await window.observe([batch([click(2), click(4), old])], RULES, NOW);

  const live = await window.live(NOW, DAY);
  expect(live.perMinute).toHaveLength(60);
  expect(live.perMinute.at(-1)).toEqual({
    minuteMs: Date.parse("2026-03-01T12:00:00Z"),
    clicks: 2,
  });
  expect(live).toMatchObject({ clicksLastHour: 2, clicksTotal: 3 });
});
