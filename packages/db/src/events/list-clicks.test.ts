import { firstClickIdAt } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { nextClickId, storeClick } from "../../test-support/rows.ts";
import { findClick, listClicks, type ClickFilter } from "./list-clicks.ts";

const EVERYTHING: ClickFilter = {
  limit: 50,
  beforeId: null,
  fromMs: null,
  toMs: null,
  campaignId: null,
  publisherId: null,
  linkId: null,
  country: null,
  reason: null,
};

const list = (workspaceId: string, filter: Partial<ClickFilter> = {}) =>
  listClicks(env.EVENTS, workspaceId, { ...EVERYTHING, ...filter });

test("clicks come newest first", async () => {
  const workspaceId = crypto.randomUUID();
  const older = await storeClick(env.EVENTS, workspaceId);
  const newer = await storeClick(env.EVENTS, workspaceId);
  const page = await list(workspaceId);
  expect(page.rows.map((row) => row.id)).toEqual([newer, older]);
  expect(page.lastId).toBeNull();
});

test("another workspace sees nothing", async () => {
  const id = await storeClick(env.EVENTS, crypto.randomUUID());
  const other = crypto.randomUUID();
  expect((await list(other)).rows).toEqual([]);
  expect((await list(other, { country: "US" })).rows).toEqual([]);
  expect(await findClick(env.EVENTS, other, id)).toBeNull();
});

test("pages follow each other without a gap or a repetition", async () => {
  const workspaceId = crypto.randomUUID();
  const ids: string[] = [];
  for (let i = 0; i < 7; i += 1) ids.unshift(await storeClick(env.EVENTS, workspaceId));
  const seen: string[] = [];
  let beforeId: string | null = null;
  do {
    const page = await list(workspaceId, { limit: 3, beforeId });
    seen.push(...page.rows.map((row) => row.id));
    beforeId = page.lastId;
  } while (beforeId !== null);
  expect(seen).toEqual(ids);
});

test.each([
  ["campaignId", "cmp_other"],
  ["publisherId", "pub_other"],
  ["linkId", "lnk_other"],
  ["country", "DE"],
  ["reason", "A_PAUSED"],
] as const)("a filter by %s leaves only its clicks", async (name, value) => {
  const workspaceId = crypto.randomUUID();
  await storeClick(env.EVENTS, workspaceId);
  const wanted = await storeClick(env.EVENTS, workspaceId, { [name]: value });
  await storeClick(env.EVENTS, workspaceId);
  const page = await list(workspaceId, { [name]: value });
  expect(page.rows.map((row) => row.id)).toEqual([wanted]);
});

test("times bound the ids: from is inside, to is outside", async () => {
  const workspaceId = crypto.randomUUID();
  const at = (ms: number) => `${firstClickIdAt(ms).slice(0, 8)}${nextClickId().slice(8)}`;
  const start = 1_795_000_000_000;
  const [before, first] = [at(start - 1), at(start)];
  const [last, after] = [at(start + 999), at(start + 1_000)];
  for (const id of [before, first, last, after]) await storeClick(env.EVENTS, workspaceId, { id });
  const page = await list(workspaceId, { fromMs: start, toMs: start + 1_000 });
  expect(page.rows.map((row) => row.id)).toEqual([last, first]);
});

test("coupon, cost and ad ids are read out of the query that was kept", async () => {
  const workspaceId = crypto.randomUUID();
  const query = "promo_code=SPRING&cost=0.12&gclid=abc";
  const id = await storeClick(env.EVENTS, workspaceId, { query, routeId: "rte_1", flags: 9 });
  const expected = { coupon: "SPRING", cost: "0.12", adIds: { gclid: "abc" }, routeId: "rte_1" };
  expect(await findClick(env.EVENTS, workspaceId, id)).toMatchObject(expected);
  expect((await list(workspaceId)).rows).toMatchObject([{ ...expected, query, flags: 9 }]);
});

test("a filter that matches little ends its page after 5,000 rows and says where to go on", async () => {
  const workspaceId = crypto.randomUUID();
  const oldest = await storeClick(env.EVENTS, workspaceId, { id: "0".repeat(32), country: "DE" });
  await storeManyClicks(workspaceId, 5_000);
  const first = await list(workspaceId, { country: "DE" });
  expect(first.rows).toEqual([]);
  expect(first.lastId).not.toBeNull();
  const second = await list(workspaceId, { country: "DE", beforeId: first.lastId });
  expect(second.rows.map((row) => row.id)).toEqual([oldest]);
  expect(second.lastId).toBeNull();
});

test("a full page of a filter ends where its last row is, not where the scan is", async () => {
  const workspaceId = crypto.randomUUID();
  await storeManyClicks(workspaceId, 5_001);
  const page = await list(workspaceId, { country: "US", limit: 2 });
  expect(page.rows).toHaveLength(2);
  expect(page.lastId).toBe(page.rows[1]?.id);
});

async function storeManyClicks(workspaceId: string, count: number): Promise<void> {
  const template = await storeClick(env.EVENTS, crypto.randomUUID());
  const columns = await env.EVENTS.prepare("SELECT name FROM pragma_table_info('clicks')").all<{
    name: string;
  }>();
  const values = columns.results.map(({ name }) => {
    if (name === "workspace_id") return "?1";
    return name === "id" ? "printf('1%031d', n.i)" : `c.${name}`;
  });
  await env.EVENTS.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
     INSERT INTO clicks SELECT ${values.join(", ")} FROM n JOIN clicks c ON c.id = ?3`,
  )
    .bind(workspaceId, count, template)
    .run();
}
