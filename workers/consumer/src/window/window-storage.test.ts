import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { cap, clickAt, freshWindow, observationOf, RULES } from "../../test-support/window.ts";
import { readVerdicts } from "./observation.ts";
import { findVisitor } from "./visitor-table.ts";
import { compact, createTables, loadMemory } from "./window-storage.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const DAY = "2026-03-01";

test("an image of a large table spans rows and reads back visitor by visitor", async () => {
  const { window } = freshWindow();
  const visits = 70_000;
  const clicks = Array.from({ length: visits }, (_, i) => clickAt(NOW + i, [(i + 1) * 2]));
  for (let i = 0; i < visits; i += 10_000)
    await window.observe([observationOf(clicks.slice(i, i + 10_000), NOW)], RULES, NOW);
  await runInDurableObject(window, (_, { storage: { sql } }) => {
    compact(sql, loadMemory(sql), NOW);
    expect(sql.exec(`SELECT count(*) AS n FROM visitors`).one()).toEqual({ n: 3 });
    expect(sql.exec(`SELECT count(*) AS n FROM journal`).one()).toEqual({ n: 0 });
    const { visitors, counters } = loadMemory(sql);
    expect(visitors.size).toBe(visits);
    expect(counters.total).toBe(visits);
    for (const i of [0, 29_999, 30_000, visits - 1]) {
      const place = findVisitor(visitors, (i + 1) * 2);
      expect(visitors.lastMs[place]).toBe(NOW + i);
    }
  });
});

test("a call that cannot be stored changes nothing, and the next one counts all of it", async () => {
  const { window } = freshWindow();
  const observation = observationOf([clickAt(NOW, [2])], NOW);
  await runInDurableObject(window, async (object, { storage: { sql } }) => {
    sql.exec(`ALTER TABLE journal RENAME TO gone`);
    await expect(object.observe([observation], RULES, NOW)).rejects.toThrow("journal");
    sql.exec(`ALTER TABLE gone RENAME TO journal`);
  });
  const [letters = ""] = await window.observe([observation], RULES, NOW);
  expect(readVerdicts(letters)).toEqual([
    { isUnique: true, isNewVisitor: true, isDuplicate: false },
  ]);
  expect(await window.live(NOW, DAY)).toMatchObject({ clicksTotal: 1 });
});

test("nothing is written for batches in which nothing is payable", async () => {
  const { window } = freshWindow();
  const diverted = clickAt(NOW, [2], { isPayable: false });
  await window.observe([observationOf([diverted], NOW)], RULES, NOW);
  await runInDurableObject(window, (_, { storage: { sql } }) => {
    for (const table of ["answers", "journal", "visitors", "state", "cap_counts"])
      expect(sql.exec(`SELECT count(*) AS n FROM ${table}`).one()).toEqual({ n: 0 });
  });
});

test("batches are forgotten after two days, counts of caps two days after their period, new ones of either stay", async () => {
  const { window } = freshWindow();
  const rules = { ...RULES, caps: [cap({ limit: 100 })] };
  for (const days of [0, 1, 4]) {
    const atMs = NOW + days * 86_400_000;
    await window.observe([observationOf([clickAt(atMs, [2])], atMs)], rules, atMs);
  }
  await runInDurableObject(window, (_, { storage: { sql } }) => {
    expect(sql.exec(`SELECT at_ms FROM answers`).toArray()).toEqual([
      { at_ms: NOW + 4 * 86_400_000 },
    ]);
    expect(sql.exec(`SELECT period_id, counted FROM cap_counts`).toArray()).toEqual([
      { period_id: "2026-03-05", counted: 1 },
    ]);
  });
});

test("a window of before there was a journal keeps its counters", async () => {
  const { window } = freshWindow();
  const counters = { total: 7, days: { [DAY]: { clicks: 7, uniqueClicks: 5 } }, minutes: {} };
  await runInDurableObject(window, (_, { storage: { sql } }) => {
    sql.exec(`CREATE TABLE checkpoints (at_ms INTEGER NOT NULL, payload TEXT NOT NULL)`);
    sql.exec(`CREATE TABLE counters (id INTEGER PRIMARY KEY, payload TEXT NOT NULL)`);
    sql.exec(`INSERT INTO counters VALUES (1, ?)`, JSON.stringify(counters));
    createTables(sql);
  });
  await evictDurableObject(window);
  await window.observe([observationOf([clickAt(NOW, [2])], NOW)], RULES, NOW);
  await evictDurableObject(window);
  expect(await window.live(NOW, DAY)).toMatchObject({ clicksTotal: 8, clicksToday: 8 });
});

test("a call with forty batches takes a row for its answers, and each batch finds its own in any company", async () => {
  const { window } = freshWindow();
  const observations = Array.from({ length: 40 }, (_, i) =>
    observationOf([clickAt(NOW, [2 * i + 2]), clickAt(NOW, [2])], NOW + (i % 7) * 1_000),
  );
  const first = [
    ...(await window.observe(observations.slice(0, 25), RULES, NOW)),
    ...(await window.observe(observations.slice(25), RULES, NOW)),
  ];
  await runInDurableObject(window, (_, { storage: { sql } }) => {
    expect(sql.exec(`SELECT count(*) AS n FROM answers`).one()).toEqual({ n: 2 });
  });
  await evictDurableObject(window);
  const fresh = observationOf([clickAt(NOW, [1_000])], NOW + 3_500);
  const again = [...observations.filter((_, i) => i % 3 === 0), fresh];
  const answers = await window.observe(again, RULES, NOW);
  expect(answers.slice(0, -1)).toEqual(first.filter((_, i) => i % 3 === 0));
  expect(readVerdicts(answers.at(-1) ?? "")).toEqual([
    { isUnique: true, isNewVisitor: true, isDuplicate: false },
  ]);
});

test("a window that was made when each batch had a row answers its batches as before", async () => {
  const { window } = freshWindow();
  const observation = observationOf([clickAt(NOW, [2])], NOW);
  const [letters = ""] = await window.observe([observation], RULES, NOW);
  await runInDurableObject(window, (_, { storage: { sql } }) => {
    sql.exec(`DELETE FROM answers`);
    sql.exec(`CREATE TABLE batches (batch_id TEXT PRIMARY KEY, at_ms INTEGER, letters TEXT)`);
    sql.exec(`INSERT INTO batches VALUES (?, ?, ?)`, observation.batchId, NOW, letters);
    createTables(sql);
    expect(sql.exec(`SELECT 1 FROM sqlite_schema WHERE name = 'batches'`).toArray()).toEqual([]);
  });
  expect(await window.observe([observation], RULES, NOW)).toEqual([letters]);
});
