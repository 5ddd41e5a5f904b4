import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { fraudWorld, type FraudWorld } from "../../test-support/fraud-world.ts";
import { decideFraud } from "./decide.ts";

const DAY_MINUTES = 24 * 60;
const SALE = { sale: { duplicate_policy: "create" } };

async function withSales(sales: number) {
  const world = await fraudWorld(SALE);
  const click = await world.click();
  await world.store([click]);
  for (let i = 1; i <= sales; i += 1) await world.report(click, { txid: `T${i}`, amount: "10" });
  return world;
}

async function linkOf({ linkId }: FraudWorld) {
  const row = await env.CONTROL.prepare("SELECT status, version FROM links WHERE id = ?")
    .bind(linkId)
    .first<{ status: string; version: number }>();
  return row;
}

async function audits({ linkId }: FraudWorld) {
  const { results } = await env.CONTROL.prepare(
    `SELECT actor_id AS actor, before_json AS before, after_json AS after FROM audit_log
     WHERE entity_id = ? AND action = 'link.fraud-block' ORDER BY id`,
  )
    .bind(linkId)
    .all<{ actor: string; before: string; after: string }>();
  return results.map(({ actor, before, after }) => [actor, JSON.parse(before), JSON.parse(after)]);
}

function resume({ linkId }: FraudWorld) {
  return env.CONTROL.prepare("UPDATE links SET status = 'active' WHERE id = ?").bind(linkId).run();
}

const BLOCKED = [
  "system",
  { status: "active" },
  { status: "paused", rules: ["block-list"] },
] as const;

test("a rule that blocks rejects results and pauses their publisher's links, at once and with who, when and why", async () => {
  const world = await withSales(5);
  await world.block("block");
  await world.judge();
  expect(await world.standing()).toMatchObject(
    Array.from({ length: 5 }, () => ({ status: "rejected", reason: "X_FRAUD" })),
  );
  expect(await linkOf(world)).toEqual({ status: "paused", version: 2 });
  expect(await env.SNAPSHOTS.get(`v1:link:${world.slug}`, "json")).toMatchObject({
    isPaused: true,
  });
  expect(await audits(world)).toEqual([BLOCKED]);
  await world.judge();
  expect(await audits(world)).toHaveLength(1);
});

test("a link that somebody starts again is left alone for eight days", async () => {
  const world = await withSales(5);
  await world.block("block");
  await world.judge();
  await resume(world);
  world.wait(DAY_MINUTES);
  await world.judge();
  expect(await linkOf(world)).toMatchObject({ status: "active" });
  world.wait(8 * DAY_MINUTES);
  const click = await world.click();
  await world.store([click]);
  for (let i = 1; i <= 5; i += 1) await world.report(click, { txid: `N${i}`, amount: "10" });
  await world.judge();
  expect(await linkOf(world)).toMatchObject({ status: "paused" });
  expect(await audits(world)).toHaveLength(2);
});

test("a rule that only rejects pauses nothing, and neither do fewer than five results", async () => {
  const [rejecting, few] = [await withSales(5), await withSales(4)];
  await rejecting.block("reject");
  await few.block("block");
  for (const world of [rejecting, few]) {
    await world.judge();
    expect(await linkOf(world)).toEqual({ status: "active", version: 1 });
  }
  expect(await few.standing()).toMatchObject([{}, {}, {}, {}].map(() => ({ status: "rejected" })));
});

test("results that a person let through keep nobody out", async () => {
  const world = await withSales(5);
  await world.block("hold");
  await world.judge();
  const conversionIds = (await world.verdicts()).slice(0, 1).map(({ id }) => String(id));
  await decideFraud(
    world.workspaceId,
    { conversionIds, actor: "usr_a", note: "", decision: "approve" },
    world.deps(),
  );
  await world.block("block");
  await world.judge();
  expect(await linkOf(world)).toMatchObject({ status: "active" });
});

test("clicks that are marked by a rule that blocks are enough, whether or not they are paid", async () => {
  const world = await fraudWorld();
  const framed = { signals: ["HTTP/2", "text/html", "", "cross-site", "iframe", ""] };
  const clicks = [];
  for (let i = 0; i < 60; i += 1) clicks.push(await world.click(framed));
  await world.store(clicks);
  await world.judge();
  expect(await linkOf(world)).toMatchObject({ status: "active" });
  await world.setPolicy({ rules: { "hidden-frame": { mode: "block", minScore: 0.8 } } });
  await world.judge();
  expect(await linkOf(world)).toMatchObject({ status: "paused" });
  expect(await audits(world)).toEqual([
    ["system", { status: "active" }, { status: "paused", rules: ["hidden-frame"] }],
  ]);
});

test("links of the publisher's other campaigns, and of others, go on", async () => {
  const world = await withSales(5);
  const { workspaceId, linkId } = world;
  const copy = (id: string, column: string, value: string) =>
    env.CONTROL.prepare(
      `INSERT INTO links (id, workspace_id, campaign_id, publisher_id, slug, created_at_ms, updated_at_ms)
       SELECT ?1, workspace_id, iif(?3 = 'campaign_id', ?4, campaign_id), iif(?3 = 'publisher_id', ?4, publisher_id),
         ?1, 0, 0 FROM links WHERE id = ?2`,
    )
      .bind(id, linkId, column, value)
      .run();
  const [campaign, publisher] = [`${world.campaignId}x`, `${world.publisherId}x`];
  await cloneRow("campaigns", world.campaignId, campaign);
  await cloneRow("publishers", world.publisherId, publisher);
  await copy(`${linkId}c`, "campaign_id", campaign);
  await copy(`${linkId}p`, "publisher_id", publisher);
  await world.block("block");
  await world.judge();
  const { results } = await env.CONTROL.prepare(
    "SELECT id, status FROM links WHERE workspace_id = ? ORDER BY id",
  )
    .bind(workspaceId)
    .all();
  expect(results).toEqual([
    { id: linkId, status: "paused" },
    { id: `${linkId}c`, status: "active" },
    { id: `${linkId}p`, status: "active" },
  ]);
});

async function cloneRow(table: "campaigns" | "publishers", id: string, other: string) {
  const row = await env.CONTROL.prepare(`SELECT * FROM ${table} WHERE id = ?`)
    .bind(id)
    .first<Record<string, unknown>>();
  const cloned: Record<string, unknown> = { ...row, id: other };
  if (table === "publishers") cloned["email"] = `${other}@publisher.example`;
  const columns = Object.keys(cloned);
  await env.CONTROL.prepare(
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  )
    .bind(...Object.values(cloned))
    .run();
}
