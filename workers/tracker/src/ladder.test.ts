import type { ClickBatch, PackedClickBatch } from "@cleverdrip/contract";
import { unpackClicks } from "@cleverdrip/core";
import { parseClickIdKeys, snapshotKey } from "@cleverdrip/edge-config";
import { createTestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createIsolate, down, NO_SOURCES } from "../test-support/isolate.ts";
import { createTestHost } from "../test-support/hosts.ts";
import { createClickBuffer } from "./click/click-buffer.ts";
import { sendBatch } from "./click/send-batch.ts";
import { route } from "./route.ts";

const HOUR_MS = 3_600_000;
const FALLBACK = "https://fallback.example/";
const HARD_CAP = {
  scope: "campaign",
  subjectId: null,
  period: "day",
  limit: 5,
  isHard: true,
} as const;

test("with the store down a cold link is answered from CONTROL", async () => {
  const { slug } = await createTestWorkspace(env.CONTROL);
  const sources = { store: NO_SOURCES.store, control: env.CONTROL };
  expect((await createIsolate({ sources }).open(`/c/${slug}`)).status).toBe(302);
});

test("with CONTROL down a link that is published is answered from the store", async () => {
  const { slug } = await createTestWorkspace(env.CONTROL);
  const first = createIsolate();
  await first.open(`/c/${slug}`);
  await first.settle();
  const sources = { store: first.deps.sources.store, control: NO_SOURCES.control };
  expect((await createIsolate({ sources }).open(`/c/${slug}`)).status).toBe(302);
});

test("with everything behind it down a warm link is answered from memory for a day, then a 404", async () => {
  const { slug } = await createTestWorkspace(env.CONTROL);
  const { deps, after, settle } = createIsolate();
  const open = async (sources: typeof deps.sources, ms: number) => {
    const request = new Request(`http://localhost/c/${slug}`);
    return (await route(request, { ...deps, sources }, after(ms))).status;
  };
  expect(await open(deps.sources, 0)).toBe(302);
  expect(await open(NO_SOURCES, HOUR_MS)).toBe(302);
  expect(await open(NO_SOURCES, 23 * HOUR_MS)).toBe(302);
  expect(await open(NO_SOURCES, 25 * HOUR_MS)).toBe(404);
  await Promise.allSettled([settle()]);
});

test("a warm link is answered without waiting for anything", async () => {
  const { slug } = await createTestWorkspace(env.CONTROL);
  const { deps, open, after } = createIsolate();
  await open(`/c/${slug}`);
  expect(route(new Request(`http://localhost/c/${slug}`), deps, after(0))).toBeInstanceOf(Response);
});

test("a cold link on a customer's host goes to that workspace's fallback, or to a page with its name", async () => {
  const [rich, poor] = [
    await createTestWorkspace(env.CONTROL, { workspaceFallbackUrl: `${FALLBACK}?c={country}` }),
    await createTestWorkspace(env.CONTROL),
  ];
  await env.CONTROL.prepare(`UPDATE workspaces SET name = '<b>Ads & Co' WHERE id = ?`)
    .bind(poor.workspaceId)
    .run();
  const isolate = createIsolate();
  const open = async (host: string, slug: string, sources = NO_SOURCES) => {
    const request = new Request(`https://${host}/${slug}`);
    return route(request, { ...isolate.deps, sources }, isolate.after(0));
  };
  const hosts = await Promise.all([rich, poor].map((each) => createTestHost(each)));
  for (const [i, host] of hosts.entries()) {
    await open(host, [rich, poor][i]?.slug ?? "", isolate.deps.sources);
  }

  const led = await open(hosts[0] ?? "", "another-link");
  expect([led.status, led.headers.get("location")]).toEqual([302, `${FALLBACK}?c=`]);
  const page = await open(hosts[1] ?? "", "another-link");
  expect(page.status).toBe(404);
  const text = await page.text();
  expect(text).toContain("&lt;b&gt;Ads &amp; Co");
  expect(text).not.toContain(poor.workspaceId);
  const unknown = await open("cold.example", "another-link");
  expect([unknown.status, unknown.headers.get("location")]).toEqual([404, null]);
});

test("a link whose campaign cannot be read goes to its workspace's fallback", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, { workspaceFallbackUrl: FALLBACK });
  const first = createIsolate();
  await first.open(`/c/${workspace.slug}`);
  await first.settle();
  const lost = snapshotKey("campaign", workspace.campaignId);
  const { store } = first.deps.sources;
  const get = (key: string) => (key === lost ? down() : store.get(key));
  const sources = { store: { ...store, get }, control: NO_SOURCES.control };
  const response = await createIsolate({ sources }).open(`/c/${workspace.slug}`);
  expect(response.headers.get("location")).toBe(FALLBACK);
});

test("with everything down all warm links lead on, all cold ones to a fallback or 404, and the numbers balance after it", async () => {
  const way = { isOpen: false };
  const stored: ClickBatch[] = [];
  const take = async (batch: PackedClickBatch) => {
    if (!way.isOpen) throw new Error("down");
    stored.push(unpackClicks(batch));
  };
  const isolate = createIsolate({
    buffer: createClickBuffer({
      isolate: "iso",
      newBatchId: () => crypto.randomUUID(),
      send: (batch) => sendBatch(batch, [take], take),
    }),
  });
  const broken = { ...isolate.deps, sources: NO_SOURCES };
  const open = async (path: string, ms: number, deps = broken) =>
    route(
      new Request(path.startsWith("/") ? `http://localhost${path}` : path),
      deps,
      isolate.after(ms),
    );
  const warm = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      createTestWorkspace(env.CONTROL, { delivery: i % 2 === 0 ? {} : { caps: [HARD_CAP] } }),
    ),
  );
  const owner = await createTestWorkspace(env.CONTROL, { workspaceFallbackUrl: FALLBACK });
  const host = await createTestHost(owner);
  for (const { slug } of warm) await open(`/c/${slug}`, 0, isolate.deps);
  await open(`https://${host}/${owner.slug}`, 0, isolate.deps);

  const statuses = { warm: new Map<number, number>(), cold: new Map<number, number>() };
  for (let i = 0; i < 11_000; i += 1) {
    const { status } = await open(`/c/${warm[i % warm.length]?.slug}?n=${i}`, HOUR_MS + i);
    statuses.warm.set(status, (statuses.warm.get(status) ?? 0) + 1);
  }
  for (let i = 0; i < 200; i += 1) {
    const path = i % 2 === 0 ? `/c/cold-link-${i}` : `https://${host}/cold-link-${i}`;
    const { status } = await open(path, HOUR_MS + i);
    statuses.cold.set(status, (statuses.cold.get(status) ?? 0) + 1);
  }
  await isolate.settle();
  expect([...statuses.warm]).toEqual([[302, 11_000]]);
  expect(Object.fromEntries(statuses.cold)).toEqual({ 302: 100, 404: 100 });

  way.isOpen = true;
  for (const { slug } of warm) await open(`/c/${slug}`, 2 * HOUR_MS);
  await isolate.settle();

  const clicks = stored.flatMap((batch) => batch.clicks);
  expect(new Set(clicks.map(({ id }) => id)).size).toBe(clicks.length);
  const emitted = new Map<string, number>();
  let lost = 0;
  for (const { origin } of stored) {
    for (const [id, count] of origin?.emitted ?? [])
      emitted.set(id, Math.max(count, emitted.get(id) ?? 0));
    for (const [, count] of origin?.lost ?? []) lost += count;
  }
  const total = [...emitted.values()].reduce((sum, count) => sum + count, 0);
  expect(total).toBe(11_000 + 2 * warm.length + 1);
  expect(lost).toBeGreaterThan(0);
  expect(clicks.length + lost).toBe(total);
});

test("a change is seen by a warm isolate after its copy grows stale, without a request waiting for it", async () => {
  const { slug, campaignId } = await createTestWorkspace(env.CONTROL);
  const { open, settle } = createIsolate();
  const statusAt = async (ms: number) => (await open(`/c/${slug}`, {}, ms)).status;
  expect(await statusAt(0)).toBe(302);
  await settle();
  await env.CONTROL.prepare(`UPDATE campaigns SET status = 'paused', version = 2 WHERE id = ?`)
    .bind(campaignId)
    .run();
  await env.SNAPSHOTS.delete(snapshotKey("campaign", campaignId));

  expect(await statusAt(10_000)).toBe(302);
  expect(await statusAt(25_000)).toBe(302);
  await settle();
  expect(await statusAt(26_000)).toBe(404);
});

test("keys that cannot be read make the tracker unhealthy and a click a 404, never a 5xx", async () => {
  const { slug } = await createTestWorkspace(env.CONTROL);
  const { open } = createIsolate({ keys: () => parseClickIdKeys("nonsense") });
  expect((await open("/healthz")).status).toBe(503);
  expect((await open(`/c/${slug}`)).status).toBe(404);
  expect((await open(`/o/${slug}`)).status).toBe(404);
  expect((await open(`/i/${slug}.gif`)).status).toBe(200);
});
