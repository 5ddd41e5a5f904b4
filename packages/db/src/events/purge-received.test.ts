import { entityId } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeReceived } from "../../test-support/rows.ts";
import { purgeReceived } from "./purge-received.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };
const BEFORE_MS = Date.UTC(2026, 4, 1);

function receive(workspaceId: string, atMs: number) {
  const id = entityId("rcv", atMs, crypto.getRandomValues(new Uint8Array(10)));
  return storeReceived(EVENTS, workspaceId, { id, atMs });
}

async function left(workspaceId: string) {
  const row = await EVENTS.prepare(
    `SELECT count(*) AS n FROM received_reports WHERE workspace_id = ?`,
  )
    .bind(workspaceId)
    .first<{ n: number }>();
  return row?.n;
}

test("reports from before a moment go, later ones and those of another workspace stay", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  for (const atMs of [BEFORE_MS - 2, BEFORE_MS - 1, BEFORE_MS]) await receive(own, atMs);
  await receive(other, BEFORE_MS - 1);
  expect(await purgeReceived(EVENTS, own, BEFORE_MS)).toBe(2);
  expect(await purgeReceived(EVENTS, own, BEFORE_MS)).toBe(0);
  expect([await left(own), await left(other)]).toEqual([1, 1]);
});

test("one call deletes 2,000 at most", async () => {
  const workspaceId = crypto.randomUUID();
  await insertMany(workspaceId);
  expect(await purgeReceived(EVENTS, workspaceId, BEFORE_MS)).toBe(2_000);
  expect(await left(workspaceId)).toBe(1);
});

function insertMany(workspaceId: string) {
  const ids = Array.from({ length: 2_001 }, (_, i) => `rcv_${String(i).padStart(24, "0")}`);
  return EVENTS.prepare(
    `INSERT INTO received_reports (workspace_id, id, at_ms, via, verdict, reason, proof, parameters, ip_prefix)
     SELECT ?1, value, 0, 'postback', 'rejected', 'X_TOKEN', 'refused', '[]', '' FROM json_each(?2)`,
  )
    .bind(workspaceId, JSON.stringify(ids))
    .run();
}
