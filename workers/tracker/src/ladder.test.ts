import type { ConversionEvent } from "@cleverdrip/contract";
import { createSnapshotReader, kvStore, parseClickIdKeys } from "@cleverdrip/edge-config";
import { createTestWorkspace, TEST_CLICK_ID_KEYS, testClickId } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createClickBuffer } from "./click/click-buffer.ts";
import type { Moment, TrackerDeps } from "./deps.ts";
import { createRandomPool } from "./random-pool.ts";
import { route } from "./route.ts";

const down = () => Promise.reject(new Error("down"));
const deadStore = { get: down, put: down, remove: down };
// A database binding with nothing behind it: every statement is refused by D1 itself.
const deadControl = { prepare: () => ({ bind: () => ({ first: down }) }) } as unknown as D1Database;

/** The parts of one isolate; a test breaks some of them. */
function isolate() {
  const work: Promise<unknown>[] = [];
  const deps: TrackerDeps = {
    platformHost: "localhost",
    keys: () => parseClickIdKeys(TEST_CLICK_ID_KEYS),
    reader: createSnapshotReader(),
    sources: { store: kvStore(env.SNAPSHOTS), control: env.CONTROL },
    buffer: createClickBuffer({ newBatchId: () => crypto.randomUUID(), send: async () => {} }),
    random: createRandomPool(),
    recordConversion: down,
    queueConversion: async () => {},
  };
  const startMs = Date.now();
  /** The moment that long after the start. */
  const after = (ms: number): Moment => ({
    nowMs: startMs + ms,
    background: (promise) => work.push(promise),
  });
  return { deps, after, settle: () => Promise.all(work) };
}

const broken = { store: deadStore, control: deadControl };
const HOUR_MS = 3_600_000;

test("with the store down a cold link is answered from CONTROL", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { deps, after } = isolate();
  const sources = { store: deadStore, control: env.CONTROL };
  const request = new Request(`http://localhost/c/${workspace.slug}`);
  expect((await route(request, { ...deps, sources }, after(0))).status).toBe(302);
});

test("with everything behind it down a warm link is answered from memory for a day, then a 404, never a 5xx", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { deps, after, settle } = isolate();
  const open = async (sources: TrackerDeps["sources"], ms: number) => {
    const request = new Request(`http://localhost/c/${workspace.slug}`);
    return (await route(request, { ...deps, sources }, after(ms))).status;
  };
  expect(await open(deps.sources, 0)).toBe(302);
  expect(await open(broken, HOUR_MS)).toBe(302);
  expect(await open(broken, 23 * HOUR_MS)).toBe(302);
  expect(await open(broken, 25 * HOUR_MS)).toBe(404);
  await settle();
});

test("a change is seen by a warm isolate after its copy grows stale, without a request waiting for it", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { deps, after, settle } = isolate();
  const open = async (ms: number) =>
    (await route(new Request(`http://localhost/c/${workspace.slug}`), deps, after(ms))).status;
  expect(await open(0)).toBe(302);
  await settle();
  await env.CONTROL.prepare(`UPDATE campaigns SET status = 'paused', version = 2 WHERE id = ?`)
    .bind(workspace.campaignId)
    .run();
  await env.SNAPSHOTS.delete(`v1:campaign:${workspace.campaignId}`);

  expect(await open(10_000)).toBe(302);
  expect(await open(31_000)).toBe(302);
  await settle();
  expect(await open(32_000)).toBe(404);
});

test("an older copy in the store never replaces a newer one in memory", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { deps, after, settle } = isolate();
  const { sources } = deps;
  const read = (ms: number) =>
    deps.reader.read("campaign", workspace.campaignId, { sources, ...after(ms) });
  const first = await read(0);
  await settle();
  await env.CONTROL.prepare(`UPDATE campaigns SET name = 'New', version = 5 WHERE id = ?`)
    .bind(workspace.campaignId)
    .run();
  await env.SNAPSHOTS.delete(`v1:campaign:${workspace.campaignId}`);
  await read(31_000);
  await settle();
  await env.SNAPSHOTS.put(`v1:campaign:${workspace.campaignId}`, JSON.stringify(first));

  await read(62_000);
  await settle();
  expect(await read(63_000)).toMatchObject({ version: 5, name: "New" });
});

test("with the ledger down a conversion is queued and answered 202, with the queue down as well 503", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const id = testClickId(workspace.linkNumber, Date.now());
  const queued: ConversionEvent[] = [];
  const { deps, after } = isolate();
  const queueConversion = async (event: ConversionEvent) => {
    queued.push(event);
  };
  const request = () => new Request(`http://localhost/pb?click_id=${id}&txid=T9&amount=5`);

  const accepted = await route(request(), { ...deps, queueConversion }, after(0));
  expect(accepted.status).toBe(202);
  expect(await accepted.json()).toMatchObject({ verdict: "accepted" });
  expect(queued).toMatchObject([{ clickId: id, txid: "T9", linkNumber: workspace.linkNumber }]);

  const unavailable = await route(request(), { ...deps, queueConversion: down }, after(0));
  expect(unavailable.status).toBe(503);
  expect(unavailable.headers.get("retry-after")).toBe("60");
});

test("keys that cannot be read make the tracker unhealthy and a click a 404, never a 5xx", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { deps, after } = isolate();
  const keys = () => parseClickIdKeys("nonsense");
  const open = (path: string) =>
    route(new Request(`http://localhost${path}`), { ...deps, keys }, after(0));
  expect((await open("/healthz")).status).toBe(503);
  expect((await open(`/c/${workspace.slug}`)).status).toBe(404);
});
