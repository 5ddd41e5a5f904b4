import { entityId } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeReceived } from "../../test-support/rows.ts";
import { findReceivedMany, waitingReports, type WaitingFilter } from "./waiting-reports.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };
const START_MS = Date.UTC(2026, 4, 1);

const all: WaitingFilter = { reason: "H_CURRENCY", campaignId: null, fromMs: null, toMs: null };

/** A report a minute, of the reasons given; of OK something was recorded. */
async function log(reasons: readonly string[], campaignOf = (_minute: number) => "cmp_1") {
  const workspaceId = crypto.randomUUID();
  const ids: string[] = [];
  for (const [minute, reason] of reasons.entries()) {
    const atMs = START_MS + minute * 60_000;
    const id = entityId("rcv", atMs, crypto.getRandomValues(new Uint8Array(10)));
    const conversionId = reason === "OK" ? "cnv_1" : null;
    const campaignId = campaignOf(minute);
    await storeReceived(EVENTS, workspaceId, { id, atMs, reason, conversionId, campaignId });
    ids.push(id);
  }
  return { workspaceId, ids };
}

test("what waits for a reason is found oldest first, step by step, each once", async () => {
  const reasons = ["H_CURRENCY", "OK", "X_EVENT_UNKNOWN", "H_CURRENCY", "H_CURRENCY"];
  const { workspaceId, ids } = await log(reasons);
  const first = await waitingReports(EVENTS, workspaceId, all, { afterId: null, limit: 2 });
  expect(first).toEqual({ ids: [ids[0], ids[3]], lastId: ids[3] });
  const next = await waitingReports(EVENTS, workspaceId, all, { afterId: ids[3] ?? "", limit: 2 });
  expect(next).toEqual({ ids: [ids[4]], lastId: null });
});

test("what was recorded for the same reason does not wait", async () => {
  const { workspaceId } = await log(["OK", "OK"]);
  const step = { afterId: null, limit: 5 };
  expect(await waitingReports(EVENTS, workspaceId, { ...all, reason: "OK" }, step)).toEqual({
    ids: [],
    lastId: null,
  });
});

test.each([
  [{ campaignId: "cmp_2" }, [1, 3]],
  [{ fromMs: START_MS + 120_000 }, [2, 3]],
  [{ toMs: START_MS + 120_000 }, [0, 1]],
  [{ campaignId: "cmp_2", toMs: START_MS + 120_000 }, [1]],
])("by %o the reports %j wait", async (filter, places) => {
  const { workspaceId, ids } = await log(Array(4).fill("H_CURRENCY"), (minute) =>
    minute % 2 === 0 ? "cmp_1" : "cmp_2",
  );
  const step = { afterId: null, limit: 5 };
  const found = await waitingReports(EVENTS, workspaceId, { ...all, ...filter }, step);
  expect(found.ids).toEqual(places.map((place) => ids[place]));
});

test("another workspace's reports do not wait, and are not found by their ids", async () => {
  const { ids } = await log(["H_CURRENCY"]);
  const other = crypto.randomUUID();
  const step = { afterId: null, limit: 5 };
  expect((await waitingReports(EVENTS, other, all, step)).ids).toEqual([]);
  expect(await findReceivedMany(EVENTS, other, ids)).toEqual([]);
});

test("many are found by their ids, oldest first", async () => {
  const { workspaceId, ids } = await log(Array(3).fill("OK"));
  const found = await findReceivedMany(EVENTS, workspaceId, ids.toReversed());
  expect(found.map(({ id }) => id)).toEqual(ids);
});
