import { beginAttempt, CLOSED_BREAKER, giveUp } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeDelivery } from "../../test-support/money-rows.ts";
import { advanceDelivery, progressOf, type AttemptLine } from "./advance-delivery.ts";
import { readBreaker, saveBreaker } from "./endpoint-breaker.ts";
import { findDelivery, listAttempts } from "./list-deliveries.ts";

const NOW = 1_795_000_060_000;
const { EVENTS } = env;
const line: AttemptLine = {
  number: 1,
  atMs: NOW,
  durationMs: 40,
  status: 500,
  outcome: "answered",
  excerpt: "out of order",
};

async function pending() {
  const workspaceId = `wsp_${crypto.randomUUID()}`;
  const row = { state: "pending", attempts: 0, nextAtMs: NOW } as const;
  const id = await storeDelivery(EVENTS, workspaceId, row);
  const stored = async () => {
    const found = await findDelivery(EVENTS, workspaceId, id);
    if (found === null) throw new Error("the delivery is gone");
    return progressOf(found);
  };
  return { key: { workspaceId, id }, stored };
}

test("of fifty who begin an attempt at once, one may make it", async () => {
  const { key, stored } = await pending();
  const from = await stored();
  const to = beginAttempt(from, NOW);
  const begin = () => advanceDelivery(EVENTS, key, { from, to }, null, NOW);
  const begun = await Promise.all(Array.from({ length: 50 }, begin));
  expect(begun.filter(Boolean)).toHaveLength(1);
  expect(await stored()).toEqual(to);
});

test("an attempt's line is written with its end, and neither by whoever comes second", async () => {
  const { key, stored } = await pending();
  const first = await stored();
  const begun = beginAttempt(first, NOW);
  await advanceDelivery(EVENTS, key, { from: first, to: begun }, null, NOW);
  const over = giveUp(begun, "It was the last.");
  expect(await advanceDelivery(EVENTS, key, { from: begun, to: over }, line, NOW)).toBe(true);
  expect(await advanceDelivery(EVENTS, key, { from: begun, to: over }, line, NOW)).toBe(false);
  expect(await stored()).toMatchObject({ state: "failed", attempts: 1, reason: over.reason });
  expect(await listAttempts(EVENTS, key.workspaceId, key.id)).toEqual([
    { ...line, workspaceId: key.workspaceId, deliveryId: key.id },
  ]);
});

test("another workspace can neither see a delivery nor move it", async () => {
  const { key, stored } = await pending();
  const from = await stored();
  const foreign = { ...key, workspaceId: "wsp_other" };
  const change = { from, to: beginAttempt(from, NOW) };
  expect(await advanceDelivery(EVENTS, foreign, change, line, NOW)).toBe(false);
  expect(await findDelivery(EVENTS, "wsp_other", key.id)).toBeNull();
  expect(await listAttempts(EVENTS, "wsp_other", key.id)).toEqual([]);
  expect(await stored()).toEqual(from);
});

test("a breaker is stored over the version it was computed from, and over no other", async () => {
  const workspaceId = `wsp_${crypto.randomUUID()}`;
  const save = (version: number) =>
    saveBreaker(EVENTS, workspaceId, "end_1", { ...CLOSED_BREAKER, version }, NOW);
  expect(await readBreaker(EVENTS, workspaceId, "end_1")).toEqual(CLOSED_BREAKER);
  expect(await save(2)).toBe(false);
  const first = await Promise.all(Array.from({ length: 20 }, () => save(1)));
  expect(first.filter(Boolean)).toHaveLength(1);
  expect([await save(1), await save(3), await save(2)]).toEqual([false, false, true]);
  expect(await readBreaker(EVENTS, workspaceId, "end_1")).toMatchObject({ version: 2 });
  expect(await readBreaker(EVENTS, "wsp_other", "end_1")).toEqual(CLOSED_BREAKER);
});
