import { settleDeadLetter } from "@cleverdrip/db";
import { storeDeadLetter, storeDelivery } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { letterBy } from "../../test-support/dead-letters.ts";
import { scheduleDeps } from "./schedule-deps.ts";
import {
  purgeLetters,
  watchDeliveries,
  watchLetters,
  watchQueues,
  type WatchDeps,
} from "./watch.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Before anything that other tests leave behind: these jobs look at all of it. */
const NOW = Date.UTC(2020, 4, 1);

const depsAt = (nowMs: number, change: Partial<WatchDeps> = {}): WatchDeps => ({
  ...scheduleDeps(env, nowMs),
  ...change,
});

/** The events that the work says as errors. */
async function alarmsOf(work: () => Promise<number>): Promise<readonly string[]> {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  try {
    const count = await work();
    const events = said.mock.calls.map(([line]) => String((line as { event: string }).event));
    expect(events).toHaveLength(count);
    return events;
  } finally {
    said.mockRestore();
  }
}

test("a dead letter that has waited for an hour raises the alarm until it is brought home", async () => {
  const id = await storeDeadLetter(env.EVENTS, [], { receivedAtMs: NOW });
  const watch = (nowMs: number) => alarmsOf(() => watchLetters(depsAt(nowMs)));
  expect(await watch(NOW + HOUR_MS - 1)).toEqual([]);
  expect(await watch(NOW + HOUR_MS)).toEqual(["dead-letters.old"]);
  await settleDeadLetter(env.EVENTS, { id, workspaceId: null }, "stored", NOW + HOUR_MS);
  expect(await watch(NOW + 2 * HOUR_MS)).toEqual([]);
});

test("a queue whose oldest message waits a quarter of an hour raises the alarm, that of deliveries does not", async () => {
  const old = { messages: 9, oldestAtMs: NOW - 15 * MINUTE_MS };
  const backlogs = { clicks: old, clicksDead: null, deliveries: old, deliveriesDead: old };
  const watch = (nowMs: number) =>
    alarmsOf(() => watchQueues(depsAt(nowMs, { queueBacklogs: async () => backlogs })));
  expect(await watch(NOW - 1)).toEqual([]);
  expect(await watch(NOW)).toEqual(["queue.behind", "queue.behind"]);
});

test("a delivery that nobody has tried ten minutes after its time raises the alarm", async () => {
  await storeDelivery(env.EVENTS, "wsp_watch", { state: "pending", nextAtMs: NOW });
  const watch = (nowMs: number) => alarmsOf(() => watchDeliveries("EVENTS", depsAt(nowMs)));
  expect(await watch(NOW + 10 * MINUTE_MS)).toEqual([]);
  expect(await watch(NOW + 10 * MINUTE_MS + 1)).toEqual(["deliveries.overdue"]);
});

test("a month after it was brought home a letter goes, with its body; one that waits never does", async () => {
  const receivedAtMs = NOW;
  const waiting = await storeDeadLetter(env.EVENTS, [], { receivedAtMs });
  const settled = await storeDeadLetter(env.EVENTS, [], {
    receivedAtMs,
    bodyKey: "dead-letters/y",
  });
  await env.LOG.put("dead-letters/y", "body");
  await settleDeadLetter(env.EVENTS, { id: settled, workspaceId: null }, "stored", NOW);
  expect(await purgeLetters(depsAt(NOW + 30 * DAY_MS))).toBe(0);
  expect(await purgeLetters(depsAt(NOW + 30 * DAY_MS + 1))).toBe(1);
  expect(await letterBy(settled)).toBeNull();
  expect(await env.LOG.head("dead-letters/y")).toBeNull();
  expect(await letterBy(waiting)).not.toBeNull();
});
