import { fingerprintOf, firstClickIdAt, MAX_ALIKE } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeClick } from "../../test-support/rows.ts";
import { findJourneyEnds } from "./find-journey-ends.ts";
import { storeFingerprints } from "./fingerprints.ts";
import { ALIKE_SQL, MAX_TOUCHES, readJourneys, type JourneyQuery } from "./read-journeys.ts";
import { storeConversion } from "../../test-support/rows.ts";
import { purgeViews, storeViews } from "./views.ts";

const HOUR_MS = 3_600_000;
const NOON_MS = Date.UTC(2026, 4, 1, 12);

let made = 0;

/** As click ids sort: by time. */
function idAt(atMs: number): string {
  made += 1;
  return firstClickIdAt(atMs).slice(0, 24) + String(made).padStart(8, "0");
}

function click(workspaceId: string, hours: number, visitorId: string, row = {}) {
  const atMs = NOON_MS + hours * HOUR_MS;
  return storeClick(env.EVENTS, workspaceId, { id: idAt(atMs), atMs, visitorId, ...row });
}

const journeys = (workspaceId: string, query: Partial<JourneyQuery>) =>
  readJourneys(env.EVENTS, workspaceId, {
    campaignId: "cmp_1",
    clickIds: [],
    visitorIds: [],
    fingerprints: [],
    fromMs: NOON_MS - 24 * HOUR_MS,
    toMs: NOON_MS + 24 * HOUR_MS,
    hasViews: false,
    ...query,
  });

const idsOf = ({ touches }: Awaited<ReturnType<typeof journeys>>) =>
  touches.map(({ id }) => id).toSorted();

test("the visitor of a click, and one who is named, are followed through the campaign", async () => {
  const workspaceId = crypto.randomUUID();
  const own = [await click(workspaceId, 1, "vera"), await click(workspaceId, 2, "vera")];
  const [named = ""] = own;
  const other = await click(workspaceId, 3, "wim");
  await click(workspaceId, 4, "somebody");
  const byClick = await journeys(workspaceId, { clickIds: [named] });
  expect(idsOf(byClick)).toEqual(own);
  expect(byClick.visitors).toEqual(new Map([[named, "vera"]]));
  expect(byClick.touches[0]).toMatchObject({
    kind: "click",
    publisherId: "pub_1",
    linkId: "lnk_1",
    visitorId: "vera",
    fingerprint: null,
  });
  const both = await journeys(workspaceId, { clickIds: [named], visitorIds: ["wim"] });
  expect(idsOf(both)).toEqual([...own, other].toSorted());
});

test("other campaigns, refused clicks and other times are no part of it; both ends are", async () => {
  const workspaceId = crypto.randomUUID();
  await click(workspaceId, 1, "vera", { campaignId: "cmp_2" });
  await click(workspaceId, 1, "vera", { reason: "Q_BOT" });
  await click(workspaceId, -25, "vera");
  await click(workspaceId, 25, "vera");
  const ends = [await click(workspaceId, -24, "vera"), await click(workspaceId, 24, "vera")];
  expect(idsOf(await journeys(workspaceId, { visitorIds: ["vera"] }))).toEqual(ends.toSorted());
});

test("a click without a visitor, or without a row, leads to nobody", async () => {
  const workspaceId = crypto.randomUUID();
  const nameless = await click(workspaceId, 1, "");
  await click(workspaceId, 2, "");
  const found = await journeys(workspaceId, { clickIds: [nameless, "0".repeat(32)] });
  expect([found.touches, found.visitors.size]).toEqual([[], 0]);
});

test("of a visitor with more clicks than any person the latest are looked at, and only his", async () => {
  const workspaceId = crypto.randomUUID();
  const all: string[] = [];
  for (let i = 0; i < MAX_TOUCHES + 5; i += 1) {
    all.push(await click(workspaceId, i / 10, "busy"));
  }
  const calm = await click(workspaceId, 0, "calm");
  const found = await journeys(workspaceId, { visitorIds: ["busy", "calm"] });
  expect(idsOf(found)).toEqual([...all.slice(-MAX_TOUCHES), calm].toSorted());
});

test("another workspace sees nothing", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const id = await click(own, 1, "vera");
  await storeConversion(env.EVENTS, own, { clickId: id, visitorId: "vera", attribution: "{}" });
  expect(await journeys(other, { clickIds: [id], visitorIds: ["vera"] })).toEqual({
    visitors: new Map(),
    touches: [],
  });
  expect(await findJourneyEnds(env.EVENTS, other, [id], ["vera"])).toEqual([]);
});

const view = (hours: number, visitorId: string) => {
  const atMs = NOON_MS + hours * HOUR_MS;
  const whose = { campaignId: "cmp_1", publisherId: "pub_1", linkId: "lnk_1" };
  return { ...whose, id: idAt(atMs), atMs, visitorId };
};

test("views are told apart from clicks, kept once, and read only where they are asked for", async () => {
  const workspaceId = crypto.randomUUID();
  const own = view(1, "vera");
  await storeViews(env.EVENTS, workspaceId, [own, view(2, "wim")]);
  await storeViews(env.EVENTS, workspaceId, [own]);
  const clicked = await click(workspaceId, 3, "vera");
  const visitorIds = ["vera"];
  expect(idsOf(await journeys(workspaceId, { visitorIds }))).toEqual([clicked]);
  const { touches } = await journeys(workspaceId, { visitorIds, hasViews: true });
  expect(touches.map(({ id, kind }) => [id, kind]).toSorted()).toEqual(
    [
      [own.id, "view"],
      [clicked, "click"],
    ].toSorted(),
  );
});

test("old views go, newer ones and those of others stay", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  await storeViews(env.EVENTS, own, [view(1, "vera"), view(5, "vera")]);
  await storeViews(env.EVENTS, other, [view(1, "vera")]);
  expect(await purgeViews(env.EVENTS, own, NOON_MS + 2 * HOUR_MS)).toBe(1);
  expect(await purgeViews(env.EVENTS, own, NOON_MS + 2 * HOUR_MS)).toBe(0);
  const asked = { visitorIds: ["vera"], hasViews: true };
  expect((await journeys(own, asked)).touches).toHaveLength(1);
  expect((await journeys(other, asked)).touches).toHaveLength(1);
});

test("journeys end in conversions of the clicks, and in those that depend on a visitor", async () => {
  const workspaceId = crypto.randomUUID();
  const store = (row: object) => storeConversion(env.EVENTS, workspaceId, row);
  const ofClick = await store({ clickId: "a".repeat(32), attribution: "{}" });
  const ofVisitor = await store({ visitorId: "vera", attribution: "{}" });
  await store({ clickId: "b".repeat(32) });
  await store({ visitorId: "" });
  const ends = await findJourneyEnds(
    env.EVENTS,
    workspaceId,
    ["a".repeat(32), "b".repeat(32)],
    ["vera", ""],
  );
  expect(ends.toSorted()).toEqual([ofClick, ofVisitor].toSorted());
});

const trace = { campaignId: "cmp_1", ipHash: "h".repeat(16), userAgent: "Firefox" };

/** An accepted click of that address and browser, and how it is found. */
async function traced(workspaceId: string, hours: number, visitorId: string, change = {}) {
  const own = { ...trace, ...change };
  const id = await click(workspaceId, hours, visitorId, own);
  const atMs = NOON_MS + hours * HOUR_MS;
  await storeFingerprints(env.EVENTS, workspaceId, [{ ...own, id, atMs }]);
  return { id, fingerprint: fingerprintOf({ ...own, atMs }) ?? "" };
}

test("clicks of an address and browser are found, with their visitors, and each once", async () => {
  const workspaceId = crypto.randomUUID();
  const [one, two] = [await traced(workspaceId, 1, "vera"), await traced(workspaceId, 2, "wim")];
  await traced(workspaceId, 1, "vera", { userAgent: "Chrome" });
  await traced(workspaceId, 1, "vera", { ipHash: "i".repeat(16) });
  const fingerprints = [one.fingerprint];
  const found = await journeys(workspaceId, { fingerprints });
  expect(idsOf(found)).toEqual([one.id, two.id]);
  expect(found.touches.map((own) => [own.visitorId, own.fingerprint])).toEqual([
    ["vera", one.fingerprint],
    ["wim", one.fingerprint],
  ]);
  const both = await journeys(workspaceId, { fingerprints, visitorIds: ["wim"] });
  expect(both.touches).toHaveLength(2);
  expect(both.touches.every(({ fingerprint }) => fingerprint === one.fingerprint)).toBe(true);
});

test("refused clicks, other campaigns, other times, other workspaces and erased clicks are not found by browser", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const { fingerprint } = await traced(own, -11, "vera", { reason: "Q_BOT" });
  await traced(own, -11, "vera", { campaignId: "cmp_2" });
  await traced(other, -11, "vera");
  await traced(own, 11, "late");
  const erased = await traced(own, -11, "wim");
  await env.EVENTS.prepare(`UPDATE clicks SET ip_hash = '' WHERE id = ?`).bind(erased.id).run();
  const asked = { fingerprints: [fingerprint], toMs: NOON_MS };
  expect(idsOf(await journeys(own, asked))).toEqual([]);
});

test("of a browser with more clicks than any person one more is read than a guess looks at", async () => {
  const workspaceId = crypto.randomUUID();
  const all = [];
  for (let i = 0; i < MAX_ALIKE + 5; i += 1) all.push(await traced(workspaceId, i / 10, "busy"));
  const found = await journeys(workspaceId, { fingerprints: [all[0]?.fingerprint ?? ""] });
  expect(idsOf(found)).toEqual(all.slice(4).map(({ id }) => id));
});

test("browsers are found by the keys of two tables, however many clicks there are", async () => {
  const plan = await env.EVENTS.prepare(`EXPLAIN QUERY PLAN ${ALIKE_SQL}`)
    .bind("w", "cmp_1", '["f"]', "a", "b")
    .all<{ detail: string }>();
  const details = plan.results.map(({ detail }) => detail).join();
  expect(details).toContain("SEARCH c USING PRIMARY KEY (workspace_id=? AND id=?)");
  expect(details).toContain(
    "SEARCH f USING PRIMARY KEY (workspace_id=? AND fingerprint=? AND click_id>? AND click_id<?)",
  );
  expect(details).not.toMatch(/SCAN [cf]/);
});
