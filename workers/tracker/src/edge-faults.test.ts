import type { FactsRpc } from "@cleverdrip/contract";
import { createTestWorkspace, testClickId } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { BROWSER, createIsolate, down, NO_SOURCES } from "../test-support/isolate.ts";
import { sendingBuffer } from "./click/sending-buffer.ts";

// Not the tracker's own: what the consumer behind it has stored.
const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };

const SECOND_MS = 1_000;
const LINKS = 5;
const ROUNDS = 40;

/** Nine of ten calls fail, always the same ones. */
function mostlyDown(): () => boolean {
  let calls = 0;
  return () => {
    calls += 1;
    return calls % 10 !== 7;
  };
}

function faultyStore() {
  const { store } = createIsolate().deps.sources;
  const fails = mostlyDown();
  const get: typeof store.get = (key) => (fails() ? down() : store.get(key));
  return { ...store, get };
}

async function slugs(): Promise<readonly string[]> {
  const made = Array.from({ length: LINKS }, () => createTestWorkspace(env.CONTROL));
  return (await Promise.all(made)).map(({ slug }) => slug);
}

test("with nine of ten reads of the store failing every link leads on, by CONTROL where it is cold", async () => {
  const sources = { store: faultyStore(), control: env.CONTROL };
  const { open, settle } = createIsolate({ sources });
  const names = await slugs();
  const statuses = new Set<number>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const slug of names)
      statuses.add((await open(`/c/${slug}`, {}, round * 10 * SECOND_MS)).status);
  await Promise.allSettled([settle()]);
  expect([...statuses]).toEqual([302]);
});

test("with CONTROL down as well, a warm link leads on and a cold one is never a 5xx", async () => {
  const names = await slugs();
  const warm = createIsolate();
  for (const slug of names) await warm.open(`/c/${slug}`);
  await warm.settle();
  // Changed under way: what is warm stays so, in memory that outlives its sources.
  Object.assign(warm.deps, { sources: { store: faultyStore(), control: NO_SOURCES.control } });
  for (let round = 0; round < ROUNDS; round += 1)
    for (const slug of names)
      expect((await warm.open(`/c/${slug}`, {}, round * 10 * SECOND_MS)).status).toBe(302);
  const cold = createIsolate({ sources: warm.deps.sources });
  for (let i = 0; i < ROUNDS; i += 1)
    expect((await cold.open(`/c/${names[i % LINKS]}?n=${i}`, {}, i)).status).toBeLessThan(500);
  await Promise.allSettled([warm.settle(), cold.settle()]);
});

test("a link that the store says it does not have is answered from CONTROL", async () => {
  const { slug } = await createTestWorkspace(env.CONTROL);
  const { store } = createIsolate().deps.sources;
  const missing = { ...store, get: async () => null };
  const isolate = createIsolate({ sources: { store: missing, control: env.CONTROL } });
  expect((await isolate.open(`/c/${slug}`)).status).toBe(302);
  await isolate.settle();
});

const values = (count: number, length: number) =>
  Array.from({ length: count }, (_, i) => `p${i}=${"x".repeat(length)}`).join("&");

test.each([
  ["16 KB in one parameter", values(1, 16_000)],
  ["200 parameters", values(200, 70)],
  ["2,000 names without a value", "a&".repeat(2_000)],
])("a click with %s leads on, and what is kept of it is bounded", async (_, query) => {
  const { slug } = await createTestWorkspace(env.CONTROL);
  const { open, recorded } = createIsolate();
  expect((await open(`/c/${slug}?${query}`)).status).toBe(302);
  expect(recorded[0]?.query.length).toBeLessThanOrEqual(8_192);
});

test.each([
  ["16 KB in its URL", values(1, 20_000), ""],
  ["201 parameters", values(201, 1), ""],
  ["a body of a megabyte", "", `a=${"x".repeat(1_000_000)}`],
])("a report with %s is refused in words, and the ledger is not asked", async (_, query, body) => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const asked: unknown[] = [];
  const { open } = createIsolate({
    takeReport: async (report) => {
      asked.push(report);
      return down();
    },
    mayKeepUnusable: () => false,
  });
  const click = testClickId(workspace.linkNumber, Date.now());
  const response = await open(`/pb?click_id=${click}&${query}`, {
    method: "POST",
    headers: { "user-agent": BROWSER, "content-type": "application/x-www-form-urlencoded" },
    body,
  });
  expect(await response.json()).toMatchObject({ verdict: "rejected", conversionId: null });
  expect(asked).toEqual([]);
});

/** The clicks of a buffer whose queue does as told, with the real consumer and other queues behind it. */
async function clickBy(
  send: (queue: Queue, message: unknown) => Promise<unknown>,
  others: Readonly<Record<string, unknown>> = {},
) {
  const workspace = await createTestWorkspace(env.CONTROL);
  const queues = { ...others, CLICKS: { send: (message: unknown) => send(env.CLICKS, message) } };
  const buffer = sendingBuffer(queues, env.CONSUMER as unknown as FactsRpc);
  const { open, settle } = createIsolate({ buffer });
  expect((await open(`/c/${workspace.slug}`)).status).toBe(302);
  await settle();
  return workspace;
}

async function storedClicks(workspaceId: string): Promise<number | undefined> {
  const sql = `SELECT sum(gross_clicks) AS n FROM rollup_daily WHERE workspace_id = ?`;
  return (await EVENTS.prepare(sql).bind(workspaceId).first<{ n: number }>())?.n;
}

test("a click whose queue refuses it leads on and is stored by the consumer at once", async () => {
  const { workspaceId } = await clickBy(down);
  expect(await storedClicks(workspaceId)).toBe(1);
});

test("a click that the queue took, and said it did not, is stored twice over and counted once", async () => {
  const { workspaceId } = await clickBy(async (queue, message) => {
    await queue.send(message, { contentType: "json" });
    return down();
  });
  // The queue keeps the order: once a later click is there, the first was delivered as well.
  const later = await clickBy((queue, message) => queue.send(message, { contentType: "json" }));
  await expect
    .poll(() => storedClicks(later.workspaceId), { timeout: 20_000, interval: 100 })
    .toBe(1);
  expect(await storedClicks(workspaceId)).toBe(1);
});

// The second queue that the tests have beside those of wrangler.toml.
const { CLICKS_2 } = env as unknown as { readonly CLICKS_2: Queue };

test("clicks whose first queue refuses them come through the second one, each once", async () => {
  const { workspaceId } = await clickBy(down, { CLICKS_2 });
  await expect.poll(() => storedClicks(workspaceId), { timeout: 20_000, interval: 100 }).toBe(1);
});

test("of two queues that take clicks each gets its turn, and the consumer stores what both bring", async () => {
  const taken = { CLICKS: 0, CLICKS_2: 0 };
  const queues = Object.fromEntries(
    Object.entries({ CLICKS: env.CLICKS, CLICKS_2 }).map(([name, queue]) => [
      name,
      {
        send: (message: unknown) => {
          taken[name as keyof typeof taken] += 1;
          return queue.send(message);
        },
      },
    ]),
  );
  const workspace = await createTestWorkspace(env.CONTROL);
  const buffer = sendingBuffer(queues, { takeClicks: down } as unknown as FactsRpc);
  const { open, settle } = createIsolate({ buffer });
  for (let ms = 0; ms < 4; ms += 1) {
    await open(`/c/${workspace.slug}`, {}, ms * 2_000);
    await settle();
  }
  expect(taken).toEqual({ CLICKS: 2, CLICKS_2: 2 });
  await expect
    .poll(() => storedClicks(workspace.workspaceId), { timeout: 20_000, interval: 100 })
    .toBe(4);
});
