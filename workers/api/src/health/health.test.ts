import { health, type QueueBacklogs } from "@cleverdrip/contract";
import { entityId, type Finding } from "@cleverdrip/core";
import {
  advanceVerifyRun,
  eventsDb,
  findVerifyRun,
  freshness,
  startVerifyRun,
} from "@cleverdrip/db";
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

const LOST: Finding = {
  cause: "lost-row",
  place: "clicks",
  bucket: null,
  eventId: "k1",
  detail: "k1 is in the log and not in clicks",
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
    books: null,
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

test("differences in the books are bad until a later recount of that time finds none", async () => {
  const member = await withQueues();
  const { workspaceId } = member;
  const days = { fromMs: NOW - 36 * HOUR_MS, toMs: NOW - 12 * HOUR_MS };
  let runs = 0;
  const count = async (findings: number, times: typeof days, actor = "schedule") => {
    runs += 1;
    const id = `vrf_${runs}`;
    const atMs = NOW + runs;
    await startVerifyRun(env.EVENTS, workspaceId, { id, actor, ...times, nowMs: atMs });
    const run = await findVerifyRun(env.EVENTS, workspaceId, id);
    if (run === null) throw new Error("it was not begun");
    const found = Array.from({ length: findings }, () => LOST);
    const step = { toMs: times.toMs, buckets: 1, events: 1, findings: found };
    await advanceVerifyRun(env.EVENTS, run, step, atMs);
    return checkOf(member, "books");
  };
  expect(await count(0, days)).toMatchObject({ state: "good", ms: 12 * HOUR_MS });
  const drift = await count(2, days);
  expect(drift).toMatchObject({ state: "bad", count: 2 });
  expect(drift?.sentence).toContain("2 differences were found in the books of 2026-04-30 to");
  expect((await healthOf(member)).sentence).toBe(drift?.sentence);
  expect(await count(0, { ...days, fromMs: NOW - 20 * HOUR_MS })).toMatchObject({ state: "bad" });
  expect(await count(0, { ...days, toMs: NOW }, "usr_1")).toMatchObject({ state: "good" });
  expect(await checkOf(await withQueues(), "books")).toMatchObject({ count: null });
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
