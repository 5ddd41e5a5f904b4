import type { ClickEvent } from "@cleverdrip/contract";
import type { DuplicatePolicy } from "@cleverdrip/core";
import {
  createTestWorkspace,
  testBatchOf,
  testClick,
  type TestWorkspace,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "./store-batches.ts";

const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());
const NOON = Date.parse("2026-05-01T12:00:00Z");

const store = (clicks: readonly ClickEvent[]) => storeBatches([testBatchOf(clicks)], deps());

async function rows(workspace: TestWorkspace): Promise<Record<string, unknown>[]> {
  const { results } = await env.EVENTS.prepare(
    `SELECT * FROM clicks WHERE workspace_id = ? ORDER BY at_ms, id`,
  )
    .bind(workspace.workspaceId)
    .all<Record<string, unknown>>();
  return results;
}

const reasons = async (workspace: TestWorkspace) =>
  (await rows(workspace)).map(({ reason }) => reason);

async function sums(workspace: TestWorkspace, table = "rollup_daily") {
  return env.EVENTS.prepare(
    `SELECT sum(gross_clicks) AS gross, sum(clicks) AS clicks, sum(unique_clicks) AS uniques,
       sum(new_visitors) AS news, sum(impressions) AS impressions, sum(click_throughs) AS throughs
     FROM ${table} WHERE workspace_id = ?`,
  )
    .bind(workspace.workspaceId)
    .first<Record<string, number>>();
}

test("what was passed along in the query is stored by its meaning, and the query as it came", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const query = "aff_sub=a&sub2=b%20c&source_id=s&ref_id=x9&promo_code=SPRING&gclid=g1";
  const choice = { routeId: "rte_1", variantId: "var_1", landingId: "var_2", linkVersion: 7 };
  await store([await testClick(workspace, { query, ...choice })]);
  expect(await rows(workspace)).toMatchObject([
    {
      subs: JSON.stringify({ sub1: "a", sub2: "b c" }),
      source: "s",
      external_id: "x9",
      query,
      route_id: "rte_1",
      variant_id: "var_1",
      landing_id: "var_2",
      link_version: 7,
      is_new_visitor: 1,
    },
  ]);
});

test.each([
  [{}, 0],
  [{ isReturning: true }, 1],
  [{ isKnown: true }, 2],
  [{ isRemembered: true }, 4],
  [{ isCut: true }, 8],
  [{ query: `sub1=${"x".repeat(300)}` }, 8],
  [{ query: `other=${"x".repeat(9_000)}`, isReturning: true }, 9],
] as const)("a click with %o has the flags %i", async (change, flags) => {
  const workspace = await createTestWorkspace(env.CONTROL);
  await store([await testClick(workspace, change)]);
  const [row] = await rows(workspace);
  expect(row?.["flags"]).toBe(flags);
  expect(String(row?.["query"]).length).toBeLessThanOrEqual(8_192);
});

test("impressions and click-throughs are counted everywhere and are never clicks", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace, { query: "sub1=a" });
  const through = { ...click, kind: "click-through" } as const;
  const shown = await testClick(workspace, { kind: "impression", query: "sub1=a" });
  const batch = testBatchOf([click, through, shown, shown]);
  for (let i = 0; i < 2; i += 1) await storeBatches([batch], deps());

  const expected = { gross: 1, clicks: 1, uniques: 1, news: 1, impressions: 2, throughs: 1 };
  expect(await sums(workspace)).toEqual(expected);
  expect(await sums(workspace, "rollup_hourly")).toEqual(expected);
  expect(await sums(workspace, "facet_daily")).toEqual(
    Object.fromEntries(Object.entries(expected).map(([name, n]) => [name, 6 * n])),
  );
  expect(await rows(workspace)).toHaveLength(1);
});

test("a click-through that arrives before its click takes nothing from it", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace);
  await store([{ ...click, kind: "click-through" }]);
  await store([click]);
  expect(await sums(workspace)).toMatchObject({ gross: 1, uniques: 1, throughs: 1 });
});

const BOTS = [
  ["a bot that says so", "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)"],
  ["a link preview", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"],
  ["a script's library", "python-requests/2.32.3"],
  ["a headless browser", "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0 Safari/537.36"],
] as const;

test.each(BOTS)("%s is recorded with its code and counts for nothing", async (_, userAgent) => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace, { userAgent });
  await store([click, { ...(await testClick(workspace, { userAgent })), kind: "impression" }]);
  expect(await reasons(workspace)).toEqual(["Q_BOT"]);
  const counted = { gross: 1, clicks: 0, uniques: 0, news: 0, impressions: 0 };
  expect(await sums(workspace)).toMatchObject(counted);
});

test("what the redirect found out about a click stands: only a payable one is looked at again", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const [[, userAgent]] = BOTS;
  for (const reason of ["Q_BOT", "Q_HEAD", "A_PAUSED"])
    await store([await testClick(workspace, { atMs: NOON, reason, userAgent })]);
  expect((await reasons(workspace)).toSorted()).toEqual(["A_PAUSED", "Q_BOT", "Q_HEAD"]);
});

/** A browser behind one office address, that many seconds after noon. */
function visitor(workspace: TestWorkspace, visitorId: string, seconds: number, isReturning = true) {
  const ip = "198.51.100.7";
  return testClick(workspace, { visitorId, isReturning, ip, atMs: NOON + seconds * 1_000 });
}

const withPolicy = (duplicates: DuplicatePolicy) =>
  createTestWorkspace(env.CONTROL, { delivery: { duplicates } });

test("a visitor who clicks again within ten seconds is recorded as a duplicate and not payable", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  await store([await visitor(workspace, "v", 0, false), await visitor(workspace, "v", 4)]);
  await store([await visitor(workspace, "v", 11)]);
  expect(await reasons(workspace)).toEqual(["OK", "D_CLICK", "OK"]);
  expect(await sums(workspace)).toMatchObject({ gross: 3, clicks: 2, uniques: 1, news: 1 });
});

test("two visitors behind one NAT with the same browser are not each other's duplicates", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  await store([
    await visitor(workspace, "ada", 0, false),
    await visitor(workspace, "bob", 1, false),
    await visitor(workspace, "ada", 30),
    await visitor(workspace, "bob", 31),
  ]);
  expect(await reasons(workspace)).toEqual(["OK", "OK", "OK", "OK"]);
  const ids = (await rows(workspace)).map((row) => row["visitor_id"]);
  expect(ids).toEqual(["ada", "bob", "ada", "bob"]);
});

test("by address, one address with one browser is one visitor, whatever cookies it has", async () => {
  const workspace = await withPolicy({ by: "address", windowSeconds: 60 });
  const other = { ...(await visitor(workspace, "eve", 3)), userAgent: "Mozilla/5.0 Firefox/140.0" };
  await store([
    await visitor(workspace, "ada", 0, false),
    await visitor(workspace, "bob", 2),
    other,
  ]);
  expect(await reasons(workspace)).toEqual(["OK", "D_CLICK", "OK"]);
});

test("by address, a click just after midnight UTC is known to follow one just before", async () => {
  const workspace = await withPolicy({ by: "address", windowSeconds: 60 });
  const midnight = (Date.parse("2026-05-02T00:00:00Z") - NOON) / 1_000;
  await store([await visitor(workspace, "ada", midnight - 5)]);
  await store([await visitor(workspace, "ada", midnight + 5)]);
  expect(await reasons(workspace)).toEqual(["OK", "D_CLICK"]);
});

test("where every click counts, one a second is not a duplicate of another", async () => {
  const workspace = await withPolicy({ by: "none", windowSeconds: 60 });
  await store([await visitor(workspace, "v", 0), await visitor(workspace, "v", 1)]);
  expect(await reasons(workspace)).toEqual(["OK", "OK"]);
});

test("a batch with duplicates that is delivered again says the same of each click", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const batch = testBatchOf([await visitor(workspace, "v", 0), await visitor(workspace, "v", 1)]);
  const broken = {
    ...deps(),
    eventsOf: () =>
      ({
        prepare: () => {
          throw new Error("D1 is down");
        },
      }) as never,
  };
  await expect(storeBatches([batch], broken)).rejects.toThrow("D1 is down");
  await storeBatches([batch], deps());
  expect(await reasons(workspace)).toEqual(["OK", "D_CLICK"]);
});

test("the ledger keeps what the isolate says of each workspace's clicks, also of those it had to give up", async () => {
  const [a, b] = [await createTestWorkspace(env.CONTROL), await createTestWorkspace(env.CONTROL)];
  const batch = testBatchOf([await testClick(a), await testClick(a)], {
    origin: {
      isolate: "iso_1",
      emitted: [
        [a.workspaceId, 12],
        [b.workspaceId, 5],
      ],
      lost: [[b.workspaceId, 5]],
    },
  });
  await storeBatches([batch], deps());
  const ledger = ({ workspaceId }: TestWorkspace) =>
    env.EVENTS.prepare(
      `SELECT isolate, clicks, emitted, lost FROM click_batches WHERE workspace_id = ?`,
    )
      .bind(workspaceId)
      .first();
  expect(await ledger(a)).toEqual({ isolate: "iso_1", clicks: 2, emitted: 12, lost: 0 });
  expect(await ledger(b)).toEqual({ isolate: "iso_1", clicks: 0, emitted: 5, lost: 5 });
});
