import { clickHash } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditWorld, named, type AuditWorld } from "../../test-support/audit-world.ts";
import { rowsOf } from "../../test-support/books.ts";

async function inject(sql: string, ...values: readonly unknown[]): Promise<void> {
  const { meta } = await env.EVENTS.prepare(sql)
    .bind(...values)
    .run();
  expect(meta.changes).toBeGreaterThan(0);
}

test("books that nobody touched have no differences", async () => {
  const { check } = await auditWorld();
  expect(await check()).toEqual({ findings: [], buckets: 2, events: 8 });
});

function packed(text: string): Promise<ArrayBuffer> {
  const gzip = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Response(gzip).arrayBuffer();
}

type Injected = readonly [name: string, inject: (world: AuditWorld) => Promise<readonly string[]>];

test.each<Injected>([
  [
    "a lost click",
    async ({ workspaceId, clicks: [click] }) => {
      await inject("DELETE FROM clicks WHERE workspace_id = ? AND id = ?", workspaceId, click?.id);
      return [`lost-row clicks ${click?.id}`];
    },
  ],
  [
    "a click whose bucket lost it",
    async ({ workspaceId, bob }) => {
      await inject(
        `UPDATE rollup_hourly SET gross_clicks = gross_clicks - 1, clicks = clicks - 1 WHERE workspace_id = ? AND link_id = ?`,
        workspaceId,
        bob.linkId,
      );
      return ["counts-differ rollup_hourly null"];
    },
  ],
  [
    "a lost conversion",
    async ({ workspaceId, results: [id] }) => {
      await inject("DELETE FROM conversions WHERE workspace_id = ? AND id = ?", workspaceId, id);
      return [`lost-row conversions ${id}`];
    },
  ],
  [
    "a lost entry of the ledger",
    async ({ workspaceId, results: [id] }) => {
      const [row] = await rowsOf<{ id: string }>(
        `SELECT id FROM payout_ledger WHERE workspace_id = ? AND conversion_id = '${id}'`,
        workspaceId,
      );
      await inject(
        "DELETE FROM payout_ledger WHERE workspace_id = ? AND id = ?",
        workspaceId,
        row?.id,
      );
      return [`changed-amount payout_ledger ${id}`, `lost-row payout_ledger ${row?.id}`];
    },
  ],
  [
    "a doubled click",
    async ({ workspaceId, clicks: [click] }) => {
      const copy = `${click?.id.slice(0, 20)}000000000000`;
      const columns = (
        await rowsOf<{ name: string }>(
          "SELECT name FROM pragma_table_info('clicks') WHERE ? <> ''",
          "x",
        )
      )
        .map(({ name }) => name)
        .filter((name) => name !== "id")
        .join(", ");
      await inject(
        `INSERT INTO clicks (id, ${columns}) SELECT ?3, ${columns} FROM clicks WHERE workspace_id = ?1 AND id = ?2`,
        workspaceId,
        click?.id,
        copy,
      );
      return [`doubled-row clicks ${copy}`];
    },
  ],
  [
    "a doubled conversion",
    async ({ workspaceId, results: [id] }) => {
      const columns = (
        await rowsOf<{ name: string }>(
          "SELECT name FROM pragma_table_info('conversions') WHERE ? <> ''",
          "x",
        )
      )
        .map(({ name }) => name)
        .filter((name) => name !== "id" && name !== "dedupe_key")
        .join(", ");
      const copy = `${id?.slice(0, 14)}${"z".repeat(14)}`;
      await inject(
        `INSERT INTO conversions (id, dedupe_key, ${columns})
         SELECT ?3, 't:again', ${columns} FROM conversions WHERE workspace_id = ?1 AND id = ?2`,
        workspaceId,
        id,
        copy,
      );
      return [`doubled-row conversions ${copy}`];
    },
  ],
  [
    "a changed amount of a conversion",
    async ({ workspaceId, results: [id] }) => {
      await inject(
        "UPDATE conversions SET payout_micros = payout_micros + 1 WHERE workspace_id = ? AND id = ?",
        workspaceId,
        id,
      );
      return [`changed-amount conversions ${id}`];
    },
  ],
  [
    "a changed amount of a bucket",
    async ({ workspaceId, ada }) => {
      await inject(
        "UPDATE rollup_hourly SET payout_micros = payout_micros + 1 WHERE workspace_id = ? AND link_id = ?",
        workspaceId,
        ada.linkId,
      );
      return ["changed-amount rollup_hourly null"];
    },
  ],
  [
    "a click moved into another bucket",
    async ({ workspaceId, bob, clicks: [click] }) => {
      await inject(
        "UPDATE clicks SET publisher_id = ?, link_id = ? WHERE workspace_id = ? AND id = ?",
        bob.publisherId,
        bob.linkId,
        workspaceId,
        click?.id,
      );
      return [`swapped-bucket clicks ${click?.id}`];
    },
  ],
])("%s is found and named", async (_, change) => {
  const world = await auditWorld();
  const expected = await change(world);
  const { findings } = await world.check();
  expect(named(findings)).toEqual(expected);
  expect(findings.every(({ detail }) => detail.length > 20)).toBe(true);
});

test("two buckets whose counts were swapped are both named", async () => {
  const { check, workspaceId, ada, bob } = await auditWorld();
  await inject(
    "UPDATE rollup_hourly SET gross_clicks = 4, clicks = 4 WHERE workspace_id = ? AND link_id = ?",
    workspaceId,
    ada.linkId,
  );
  await inject(
    "UPDATE rollup_hourly SET gross_clicks = 2, clicks = 2 WHERE workspace_id = ? AND link_id = ?",
    workspaceId,
    bob.linkId,
  );
  const { findings } = await check();
  expect(findings.map(({ cause }) => cause)).toEqual(["swapped-bucket", "swapped-bucket"]);
  expect(findings.find(({ bucket }) => bucket?.includes(ada.linkId))?.detail).toContain(bob.linkId);
});

test("a click that a bucket counts twice is named by the bucket's hash", async () => {
  const { check, workspaceId, ada, clicks } = await auditWorld();
  const hash = `(SELECT set_hash FROM rollup_hourly h WHERE h.workspace_id = ?1 AND h.link_id = ?2)`;
  await inject(
    `UPDATE rollup_hourly SET gross_clicks = gross_clicks + 1, clicks = clicks + 1, unique_clicks = unique_clicks + 1,
       new_visitors = new_visitors + 1, set_hash = (${hash} + ?3) & 0xffffffffffff WHERE workspace_id = ?1 AND link_id = ?2`,
    workspaceId,
    ada.linkId,
    clickHash(clicks[0]?.id ?? ""),
  );
  expect(named((await check()).findings)).toEqual([`doubled-row rollup_hourly ${clicks[0]?.id}`]);
});

test("a lost segment is named by each batch that it held, a changed one by its checksum", async () => {
  const { check, workspaceId, batches } = await auditWorld();
  const { objects } = await env.LOG.list({ prefix: `${workspaceId}/clicks/` });
  const [segment] = objects;
  expect(objects).toHaveLength(1);
  const key = segment?.key ?? "";
  const stored = await env.LOG.get(key);
  const { customMetadata = {} } = stored ?? {};
  await env.LOG.put(key, await packed("{}"), { customMetadata });
  const { findings } = await check();
  expect(named(findings)).toContain(`bad-checksum log ${key}`);
  for (const { batchId } of batches) {
    expect(named(findings)).toContain(`missing-segment log ${batchId}`);
  }
  await env.LOG.delete(key);
  expect(named((await check()).findings)).toEqual(
    batches.map(({ batchId }) => `missing-segment log ${batchId}`).toSorted(),
  );
});

test("another workspace's books are not looked at", async () => {
  const [own, other] = [await auditWorld(), await auditWorld()];
  await inject("DELETE FROM clicks WHERE workspace_id = ?", other.workspaceId);
  expect((await own.check()).findings).toEqual([]);
});
