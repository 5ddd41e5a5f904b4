import { entityId, replayProgress } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeDelivery } from "../../test-support/money-rows.ts";
import { progressOf } from "./advance-delivery.ts";
import { findDelivery } from "./list-deliveries.ts";
import { purgeDeliveries } from "./purge-deliveries.ts";
import { queueOverdue, replayDeliveries, replayRange } from "./queue-deliveries.ts";

const { EVENTS } = env;
const MINUTE_MS = 60_000;
/** Apart from the other tests' deliveries, which are due much later. */
const DUE = Date.UTC(2026, 0, 1);

type Row = Parameters<typeof storeDelivery>[2];

function workspace() {
  const workspaceId = `wsp_${crypto.randomUUID()}`;
  const store = (row: Row) => storeDelivery(EVENTS, workspaceId, { state: "pending", ...row });
  const storeAt = (atMs: number, row: Row = {}) => {
    const id = entityId("dlv", atMs, crypto.getRandomValues(new Uint8Array(10)));
    return store({ id, createdAtMs: atMs, updatedAtMs: atMs, ...row });
  };
  const swept = async (nowMs: number) =>
    (await queueOverdue(EVENTS, nowMs, 100)).filter((row) => row.workspaceId === workspaceId);
  return { workspaceId, store, storeAt, swept };
}

test("a delivery that no message came for gets another, each time after as long a wait again", async () => {
  const { store, swept } = workspace();
  const id = await store({ nextAtMs: DUE, updatedAtMs: DUE });
  const sent: [number, number | undefined][] = [];
  for (let minute = 0; minute <= 180; minute += 5) {
    const [row] = await swept(DUE + minute * MINUTE_MS);
    if (row?.id === id) sent.push([minute, row.message]);
  }
  expect(sent).toEqual([
    [5, 1],
    [10, 2],
    [20, 3],
    [40, 4],
    [80, 5],
    [125, 6],
    [170, 7],
  ]);
});

test("what is over, not due, only just due or in somebody's hands is left alone", async () => {
  const { store, swept } = workspace();
  const due = { nextAtMs: DUE, updatedAtMs: DUE };
  const nowMs = DUE + 10 * MINUTE_MS;
  await store({ ...due, state: "delivered", nextAtMs: null });
  await store({ ...due, nextAtMs: nowMs + 1 });
  await store({ ...due, nextAtMs: nowMs - MINUTE_MS });
  await store({ ...due, leaseUntilMs: nowMs + 1 });
  const orphan = await store({ ...due, leaseUntilMs: nowMs - 1 });
  expect((await swept(nowMs)).map(({ id }) => id)).toEqual([orphan]);
});

test("a replay begins the schedule anew under the same id, and voids the message before it", async () => {
  const { workspaceId, storeAt } = workspace();
  const id = await storeAt(DUE, { state: "failed", attempts: 10, step: 10, reason: "Over." });
  const before = await findDelivery(EVENTS, workspaceId, id);
  const queued = await replayDeliveries(EVENTS, workspaceId, [id, "dlv_none"], DUE + 5);
  expect(queued).toEqual([{ workspaceId, id, endpointId: "end_1", message: 1 }]);
  const after = await findDelivery(EVENTS, workspaceId, id);
  expect(after && progressOf(after)).toEqual(before && replayProgress(progressOf(before), DUE + 5));
});

test("a range is replayed by end, endpoint and time, oldest first and no more than asked for", async () => {
  const { workspaceId, storeAt } = workspace();
  const failed = { state: "failed" } as const;
  const [a, b, c] = [
    await storeAt(DUE + 1, failed),
    await storeAt(DUE + 2, failed),
    await storeAt(DUE + 3, { ...failed, endpointId: "end_2" }),
  ];
  await storeAt(DUE + 1, { state: "pending" });
  await storeAt(DUE + 1, { state: "delivered" });
  const late = await storeAt(DUE + 9, failed);
  const range = { endpointId: null, state: "failed", fromMs: DUE, toMs: DUE + 9 } as const;
  const replay = async (change: object, limit = 10) => {
    const rows = await replayRange(EVENTS, workspaceId, { ...range, ...change }, DUE, limit);
    return rows.map(({ id }) => id).toSorted();
  };
  expect(await replay({ endpointId: "end_2" })).toEqual([c]);
  expect(await replay({}, 1)).toEqual([a]);
  expect(await replay({})).toEqual([b]);
  expect(await replay({ toMs: DUE + 10 })).toEqual([late]);
});

test("another workspace replays and purges nothing", async () => {
  const { workspaceId, storeAt } = workspace();
  const id = await storeAt(DUE, { state: "failed" });
  const range = { endpointId: null, state: "failed", fromMs: 0, toMs: DUE * 2 } as const;
  expect(await replayDeliveries(EVENTS, "wsp_other", [id], DUE)).toEqual([]);
  expect(await replayRange(EVENTS, "wsp_other", range, DUE, 10)).toEqual([]);
  expect(await purgeDeliveries(EVENTS, "wsp_other", DUE * 2)).toBe(0);
  expect(await findDelivery(EVENTS, workspaceId, id)).toMatchObject({ state: "failed" });
});

test("old deliveries go when they are over; waiting and younger ones stay", async () => {
  const { workspaceId, storeAt } = workspace();
  const old = await storeAt(DUE, { state: "delivered" });
  const kept = [
    await storeAt(DUE, { state: "pending" }),
    await storeAt(DUE + 2, { state: "failed" }),
  ];
  expect(await purgeDeliveries(EVENTS, workspaceId, DUE + 1)).toBe(1);
  expect(await findDelivery(EVENTS, workspaceId, old)).toBeNull();
  for (const id of kept) expect(await findDelivery(EVENTS, workspaceId, id)).not.toBeNull();
});
