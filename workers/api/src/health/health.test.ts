import { health, type QueueBacklogs } from "@cleverdrip/contract";
import { entityId } from "@cleverdrip/core";
import { freshness, eventsDb } from "@cleverdrip/db";
import { storeDeadLetter, storeDelivery, storeLedgerRow } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { factsOf } from "../../test-support/facts.ts";
import { signedIn, type Member } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";

const NOW = Date.UTC(2026, 4, 1, 12);
const HOUR_MS = 3_600_000;
const nowMs = () => NOW;

const empty: QueueBacklogs = {
  clicks: { messages: 0, oldestAtMs: null },
  clicksDead: null,
  deliveries: { messages: 0, oldestAtMs: null },
  deliveriesDead: null,
};

const withQueues = (change: Partial<QueueBacklogs> = {}) =>
  signedIn({
    services: { nowMs, ...factsOf({ queueBacklogs: async () => ({ ...empty, ...change }) }) },
  });

const healthOf = async (member: Member) => health.parse((await member.get("/v1/health")).body);

async function checkOf(member: Member, name: string) {
  const { checks } = await healthOf(member);
  return checks.find((check) => check.name === name);
}

const storeFreshness = (workspaceId: string, dataUpToMs: number) =>
  eventsDb(env.EVENTS).insert(freshness).values({ workspaceId, dataUpToMs });

test("a workspace without events is well", async () => {
  const report = await healthOf(await withQueues());
  expect(report).toMatchObject({ atMs: NOW, dataUpToMs: null, state: "good" });
});

test("each figure is the workspace's own", async () => {
  const [own, other] = [await withQueues(), await withQueues()];
  for (const [i, { workspaceId }] of [own, other].entries()) {
    const ageMs = (i + 1) * HOUR_MS;
    await storeFreshness(workspaceId, NOW - ageMs);
    const batchId = entityId("bat", NOW - ageMs, crypto.getRandomValues(new Uint8Array(10)));
    await storeLedgerRow(env.EVENTS, workspaceId, { batchId, storedAtMs: NOW - ageMs + 2_000 });
    // Ids without a time are those of history.
    await storeLedgerRow(env.EVENTS, workspaceId, { batchId: "history", storedAtMs: NOW });
    const times = { createdAtMs: NOW - ageMs, nextAtMs: NOW + HOUR_MS };
    await storeDelivery(env.EVENTS, workspaceId, { state: "pending", ...times });
    await storeDeadLetter(env.EVENTS, [workspaceId], { receivedAtMs: NOW - ageMs });
  }
  const { dataUpToMs, checks } = await healthOf(own);
  expect(dataUpToMs).toBe(NOW - HOUR_MS);
  expect(Object.fromEntries(checks.map(({ name, ms }) => [name, ms]))).toEqual({
    data: HOUR_MS,
    "last-batch": 2_000,
    "clicks-queue": null,
    "deliveries-queue": null,
    deliveries: HOUR_MS,
    "dead-letters": HOUR_MS,
  });
});

test("clicks that wait in the queue make the data late, and the verdict says so", async () => {
  const member = await withQueues({ clicks: { messages: 40, oldestAtMs: NOW - 120_000 } });
  await storeFreshness(member.workspaceId, NOW - 120_000);
  const report = await healthOf(member);
  expect(report.state).toBe("late");
  expect(report.sentence).toBe(
    "Events of the last 2 minutes are not counted yet; none of them is lost.",
  );
});

test("a queue that cannot be asked leaves the other figures as they are", async () => {
  const member = await signedIn({ services: { nowMs, ...factsOf({}) } });
  expect(await checkOf(member, "clicks-queue")).toMatchObject({ state: "unknown" });
  expect(await checkOf(member, "dead-letters")).toMatchObject({ state: "good", count: 0 });
});

test("the queues themselves say what waits in them", async () => {
  const { clicks, deliveries } = await testServices().facts.queueBacklogs();
  for (const backlog of [clicks, deliveries])
    expect(backlog).toMatchObject({ messages: expect.any(Number) });
});
