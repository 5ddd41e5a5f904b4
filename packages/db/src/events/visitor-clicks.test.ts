import { firstClickIdAt, visitorOfClick } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeClick } from "../../test-support/rows.ts";
import { findPersonClicks } from "./erase-clicks.ts";
import { readJourneys } from "./read-journeys.ts";
import { visitorClicksSql } from "./visitor-clicks.ts";

const NOON_MS = Date.UTC(2026, 4, 1, 12);

/** A click, its last characters told, and two more of its visitor: a second and an hour later. */
async function comeBack(workspaceId: string, ending: string) {
  const idAt = (ms: number) => `${firstClickIdAt(NOON_MS + ms).slice(0, 24)}${ending}`;
  const [first, ...later] = [0, 1_000, 3_600_000].map(idAt);
  const visitorId = visitorOfClick(first ?? "");
  const ids = [first ?? "", ...later];
  for (const id of ids) await storeClick(env.EVENTS, workspaceId, { id, visitorId });
  return { ids, visitorId };
}

function journey(workspaceId: string, asked: { clickIds?: string[]; visitorIds?: string[] }) {
  const range = { fromMs: NOON_MS, toMs: NOON_MS + 3_600_000, hasViews: false };
  return readJourneys(env.EVENTS, workspaceId, {
    campaignId: "cmp_1",
    clickIds: [],
    visitorIds: [],
    fingerprints: [],
    ...range,
    ...asked,
  });
}

test("a visitor's first click, which has no entry in the index, is found with the later ones", async () => {
  const workspaceId = crypto.randomUUID();
  const vera = await comeBack(workspaceId, "aaaaaaaa");
  // Of the same milliseconds.
  const wim = await comeBack(workspaceId, "bbbbbbbb");
  const idsOf = async (asked: Parameters<typeof journey>[1]) =>
    (await journey(workspaceId, asked)).touches.map(({ id }) => id).toSorted();
  expect(await idsOf({ visitorIds: [vera.visitorId] })).toEqual(vera.ids);
  expect(await idsOf({ clickIds: vera.ids.slice(0, 1) })).toEqual(vera.ids);
  expect(await idsOf({ clickIds: wim.ids.slice(2) })).toEqual(wim.ids);
  const person = await findPersonClicks(env.EVENTS, workspaceId, vera.ids[1] ?? "");
  expect(person.clickIds.toSorted()).toEqual(vera.ids);
  const other = crypto.randomUUID();
  expect((await journey(other, { visitorIds: [vera.visitorId] })).touches).toEqual([]);
});

test("a first click outside of the time that is asked for is left out", async () => {
  const workspaceId = crypto.randomUUID();
  const { ids, visitorId } = await comeBack(workspaceId, "aaaaaaaa");
  const within = { campaignId: "cmp_1", clickIds: [], visitorIds: [visitorId], fingerprints: [] };
  const range = { fromMs: NOON_MS + 1, toMs: NOON_MS + 3_599_999, hasViews: false };
  const { touches } = await readJourneys(env.EVENTS, workspaceId, { ...within, ...range });
  expect(touches.map(({ id }) => id)).toEqual([ids[1]]);
});

test("both ways to a visitor's clicks go by a key, and only clicks after the first have an entry", async () => {
  const { results } = await env.EVENTS.prepare(
    `EXPLAIN QUERY PLAN WITH person AS (SELECT 'v' AS id) ${visitorClicksSql("person", "t.id")}`,
  )
    .bind("w")
    .all<{ detail: string }>();
  const plan = results.map(({ detail }) => detail).join("\n");
  expect(plan).toContain(
    "INDEX clicks_visitor (workspace_id=? AND visitor_id=? AND id>? AND id<?)",
  );
  expect(plan).toContain("PRIMARY KEY (workspace_id=? AND id>? AND id<?)");
});
