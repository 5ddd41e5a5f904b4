import { capPeriod } from "@cleverdrip/core";
import { evictDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import {
  cap,
  clickAt,
  freshWindow,
  observationOf,
  publishedCaps,
  RULES,
} from "../../test-support/window.ts";
import type { WantedUse } from "./cap-counts.ts";

const NOW = Date.now();

function use(limit: number, change: Partial<WantedUse> = {}): WantedUse {
  const { id, endsAtMs } = capPeriod("day", "UTC", NOW);
  return { key: "campaign::day", limit, periodId: id, endsAtMs, ...change };
}

type Window = ReturnType<typeof freshWindow>["window"];

const admit = (window: Window, uses: readonly WantedUse[], clickId = crypto.randomUUID()) =>
  window.admit(clickId, uses, NOW);

test("of 10,000 clicks that ask at once, a hard cap of 1,000 admits exactly 1,000", async () => {
  const { window } = freshWindow();
  const answers = await Promise.all(
    Array.from({ length: 10_000 }, () => admit(window, [use(1_000)])),
  );
  expect(answers.filter((answer) => answer === null)).toHaveLength(1_000);
  expect(answers.filter((answer) => answer === "campaign::day")).toHaveLength(9_000);
}, 60_000);

test("a click that asks again is in and is not counted again", async () => {
  const { window } = freshWindow();
  expect(await admit(window, [use(2)], "a")).toBeNull();
  expect(await admit(window, [use(2)], "a")).toBeNull();
  expect(await admit(window, [use(2)], "b")).toBeNull();
  expect(await admit(window, [use(2)], "b")).toBeNull();
  expect(await admit(window, [use(2)], "c")).toBe("campaign::day");
});

test("a click that one cap refuses is counted for none", async () => {
  const { window } = freshWindow();
  const link = use(1, { key: "link:lnk_1:day" });
  expect(await admit(window, [use(2), link])).toBeNull();
  expect(await admit(window, [use(2), link])).toBe("link:lnk_1:day");
  expect(await admit(window, [use(2)])).toBeNull();
  expect(await admit(window, [use(2)])).toBe("campaign::day");
});

test("a new period begins to count anew", async () => {
  const { window } = freshWindow();
  expect(await admit(window, [use(1)])).toBeNull();
  expect(await admit(window, [use(1)])).toBe("campaign::day");
  expect(await admit(window, [use(1, { periodId: "tomorrow" })])).toBeNull();
});

test("an evicted window has not forgotten whom it admitted", async () => {
  const { window } = freshWindow();
  await admit(window, [use(1)]);
  await evictDurableObject(window);
  expect(await admit(window, [use(1)])).toBe("campaign::day");
});

test("a hard cap that is reached is published, so that the edge stops asking, and opens when it is raised", async () => {
  const { window, campaignId } = freshWindow();
  const full = async () => (await publishedCaps(window, campaignId))?.full.map(({ key }) => key);
  await admit(window, [use(2)]);
  expect(await full()).toBeUndefined();
  await admit(window, [use(2)]);
  expect(await full()).toEqual(["campaign::day"]);
  await window.observe([], { ...RULES, caps: [cap({ limit: 3, isHard: true })] }, NOW);
  expect(await full()).toEqual([]);
  expect(await admit(window, [use(3)])).toBeNull();
  expect(await full()).toEqual(["campaign::day"]);
});

test("what the consumer stores does not use a hard cap up a second time", async () => {
  const { window } = freshWindow();
  const rules = { ...RULES, caps: [cap({ limit: 2, isHard: true })] };
  await admit(window, [use(2)]);
  await window.observe([observationOf([clickAt(NOW, [2])], NOW)], rules, NOW);
  expect(await admit(window, [use(2)])).toBeNull();
  expect(await admit(window, [use(2)])).toBe("campaign::day");
});

test("a soft cap that is made hard goes on from what it has taken", async () => {
  const { window } = freshWindow();
  const clicks = [clickAt(NOW, [2]), clickAt(NOW, [4])];
  await window.observe([observationOf(clicks, NOW)], { ...RULES, caps: [cap({ limit: 3 })] }, NOW);
  expect(await admit(window, [use(3)])).toBeNull();
  expect(await admit(window, [use(3)])).toBe("campaign::day");
});
