import { capPeriod } from "@cleverdrip/core";
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
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
import { readVerdicts, type CountingRules, type ObservedClick } from "./observation.ts";

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

const HARD: CountingRules = {
  ...RULES,
  caps: [cap({ limit: 5, isHard: true })],
  duplicates: { by: "cookie", windowSeconds: 10 },
};

/** Clicks of one visitor with a cookie, all at once. */
const clicksOf = (visitorKey: number, count: number, atMs = NOW) =>
  Array.from({ length: count }, () => clickAt(atMs, [visitorKey], { duplicateKeys: [visitorKey] }));

/** Asks for each click as the edge does; those that were let in. */
async function letIn(window: Window, clicks: readonly ObservedClick[], uses = [use(5)]) {
  const answers = await Promise.all(clicks.map(({ id }) => admit(window, uses, id)));
  return clicks.filter((_, i) => answers[i] === null);
}

const roomLeft = async (window: Window, uses = [use(5)]) =>
  (await letIn(window, clicksOf(2, 10), uses)).length;

test("a visitor who clicks ten times takes one place of a hard cap of five, and four others still get in", async () => {
  const { window, campaignId } = freshWindow();
  const full = async () => (await publishedCaps(window, campaignId))?.full.map(({ key }) => key);
  const admitted = await letIn(window, clicksOf(2, 10));
  expect(admitted).toHaveLength(5);
  expect(await full()).toEqual(["campaign::day"]);

  const [letters = ""] = await window.observe([observationOf(admitted, NOW)], HARD, NOW);
  expect(readVerdicts(letters).filter(({ isDuplicate }) => !isDuplicate)).toHaveLength(1);
  expect(await full()).toEqual([]);

  const others = [4, 6, 8, 10, 12].flatMap((key) => clicksOf(key, 1));
  const fitting = await letIn(window, others);
  expect(fitting).toEqual(others.slice(0, 4));
  expect(await full()).toEqual(["campaign::day"]);
  await window.observe([observationOf(fitting, NOW)], HARD, NOW);
  expect(await roomLeft(window)).toBe(0);
});

test("a bot that the consumer tells gives its place back", async () => {
  const { window } = freshWindow();
  const admitted = await letIn(window, clicksOf(2, 5));
  const bots = admitted.map((click) => ({ ...click, isPayable: false }));
  await window.observe([observationOf(bots, NOW)], HARD, NOW);
  expect(await roomLeft(window)).toBe(5);
});

test.each([
  ["duplicates", true],
  ["bots alone, which no batch is remembered for", false],
])("a batch of %s that comes again gives its places back once", async (_, isPayable) => {
  const { window } = freshWindow();
  const clicks = (await letIn(window, clicksOf(2, 3))).map((click) => ({ ...click, isPayable }));
  const observation = observationOf(clicks, NOW);
  for (let i = 0; i < 3; i += 1) await window.observe([observation], HARD, NOW);
  expect(await roomLeft(window)).toBe(isPayable ? 4 : 5);
});

test("a click that counted keeps its place, also when another batch brings it once more", async () => {
  const { window } = freshWindow();
  const clicks = await letIn(window, clicksOf(2, 1));
  for (let i = 0; i < 3; i += 1) await window.observe([observationOf(clicks, NOW)], HARD, NOW);
  expect(await roomLeft(window)).toBe(4);
});

test("a place is given back in the period and to the caps it was taken from, and to no others", async () => {
  const { window } = freshWindow();
  const tomorrow = use(5, { periodId: "tomorrow" });
  const link = use(5, { key: "link:lnk_1:day" });
  const today = await letIn(window, clicksOf(2, 3), [use(5), link]);
  await letIn(window, clicksOf(2, 3), [tomorrow]);
  await window.observe([observationOf(today, NOW)], HARD, NOW);
  expect(await roomLeft(window, [tomorrow])).toBe(2);
  expect(await roomLeft(window, [use(5)])).toBe(4);
  expect(await roomLeft(window, [link])).toBe(4);
});

test("a click that gave its place back and asks again is in and takes none", async () => {
  const { window } = freshWindow();
  const clicks = await letIn(window, clicksOf(2, 5));
  await window.observe([observationOf(clicks, NOW)], HARD, NOW);
  expect(await letIn(window, clicks)).toHaveLength(5);
  expect(await roomLeft(window)).toBe(4);
});

test("an evicted window gives nothing back, and keeps what it gave back before", async () => {
  const { window } = freshWindow();
  const [first = [], second = []] = [
    await letIn(window, clicksOf(2, 2)),
    await letIn(window, clicksOf(2, 2)),
  ];
  await window.observe([observationOf(first, NOW)], HARD, NOW);
  await evictDurableObject(window);
  await window.observe([observationOf(second, NOW)], HARD, NOW);
  expect(await roomLeft(window)).toBe(2);
});

test("a call that cannot be stored gives nothing back, and the one after it does", async () => {
  const { window } = freshWindow();
  const observation = observationOf(await letIn(window, clicksOf(2, 3)), NOW);
  await runInDurableObject(window, async (object, { storage: { sql } }) => {
    sql.exec(`ALTER TABLE journal RENAME TO gone`);
    await expect(object.observe([observation], HARD, NOW)).rejects.toThrow("journal");
    sql.exec(`ALTER TABLE gone RENAME TO journal`);
  });
  await window.observe([observation], HARD, NOW);
  expect(await roomLeft(window)).toBe(4);
});
