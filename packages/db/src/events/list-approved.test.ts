import { entityId } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeConversion } from "../../test-support/rows.ts";
import { listApproved } from "./list-approved.ts";

const NOON_MS = Date.UTC(2026, 4, 1, 12);

let made = 0;

function store(workspaceId: string, hours: number, row = {}) {
  made += 1;
  const id = entityId("cnv", NOON_MS + hours * 3_600_000, new Uint8Array(10).fill(made));
  return storeConversion(env.EVENTS, workspaceId, { id, ...row });
}

const list = async (workspaceId: string, limit = 10) => {
  const page = await listApproved(env.EVENTS, workspaceId, "cmp_1", NOON_MS, limit);
  return [page.conversions.map(({ id }) => id), page.isComplete];
};

test("approved conversions of the campaign come newest first, from the given time on", async () => {
  const workspaceId = crypto.randomUUID();
  await store(workspaceId, -1);
  const [first, second] = [await store(workspaceId, 1), await store(workspaceId, 2)];
  await store(workspaceId, 3, { status: "refunded" });
  await store(workspaceId, 3, { campaignId: "cmp_2" });
  expect(await list(workspaceId)).toEqual([[second, first], true]);
  expect(await list(workspaceId, 2)).toEqual([[second, first], true]);
  expect(await list(workspaceId, 1)).toEqual([[second], false]);
});

test("another workspace sees nothing", async () => {
  await store(crypto.randomUUID(), 1);
  expect(await list(crypto.randomUUID())).toEqual([[], true]);
});
