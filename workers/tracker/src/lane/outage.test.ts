import type { ClickBatch, PackedClickBatch } from "@cleverdrip/contract";
import { unpackClicks } from "@cleverdrip/core";
import { expect, test, vi } from "vitest";
import { createIsolate, down, NO_SOURCES } from "../../test-support/isolate.ts";
import { createLane } from "../../test-support/lane.ts";
import { publishedSources, PUBLISHED_SLUG } from "../../test-support/published.ts";
import { createClickBuffer } from "../click/click-buffer.ts";
import { sendBatch } from "../click/send-batch.ts";
import { answer } from "./lane.ts";

const HOUR_MS = 3_600_000;
const WARM = `http://localhost/c/${PUBLISHED_SLUG}`;

/** A fast lane that has answered once; then the complete tracker behind it is gone. */
async function createOutage(change: Parameters<typeof createIsolate>[0] = {}) {
  const isolate = createIsolate({ sources: publishedSources({}), ...change });
  const lane = createLane(isolate.deps);
  await lane.open(new Request(WARM), isolate.deps, isolate.after(0));
  const gone = (ms: number) => ({
    ...lane.laneDeps(isolate.deps, isolate.after(ms)),
    sources: { readSnapshots: down },
    handOn: down,
  });
  const open = async (url: string, ms: number, method = "GET") =>
    answer(new Request(url, { method }), gone(ms), isolate.after(ms));
  return { isolate, lane, open };
}

test("without the complete tracker a warm link leads on for a day, and a cold one is a plain 404", async () => {
  const { open, isolate } = await createOutage();
  for (const hours of [0.001, 1, 12, 23.9])
    expect((await open(WARM, hours * HOUR_MS)).status, `after ${hours} h`).toBe(302);
  expect((await open(WARM, 25 * HOUR_MS)).status).toBe(404);
  expect(isolate.recorded).toHaveLength(5);
  const cold = await open("http://localhost/c/cold-link", 1);
  expect([cold.status, await cold.text()]).toEqual([404, "Unavailable"]);
});

test.each([
  ["/o/x-y-z", 404],
  ["/i/x.gif", 404],
  ["/healthz", 404],
  ["/", 404],
  ["/pb", 503],
  ["/pb?click_id=1", 503],
  ["/e", 503],
])(
  "without the complete tracker %s is a plain %i and said by name in the log: reports are tried again after a 5xx",
  async (path, status) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const { open } = await createOutage();
    expect((await open(`http://localhost${path}`, 1, "POST")).status).toBe(status);
    expect(log.mock.calls.flat()).toContainEqual(
      expect.objectContaining({ event: "lane.unanswered" }),
    );
    log.mockRestore();
  },
);

test("with the store and CONTROL down behind it, the complete tracker's old copies keep the fast lane warm", async () => {
  const { isolate, lane } = await createOutage();
  const all = { ...isolate.deps, sources: NO_SOURCES };
  for (const hours of [1, 23])
    expect((await lane.open(new Request(WARM), all, isolate.after(hours * HOUR_MS))).status).toBe(
      302,
    );
  await Promise.allSettled([isolate.settle()]);
  const warm = lane.handedOn();
  expect(lane.open(new Request(WARM), all, isolate.after(23 * HOUR_MS + 1))).toBeInstanceOf(
    Response,
  );
  expect(lane.handedOn()).toBe(warm);
});

test("with everything behind the fast lane down all warm links lead on, nothing is a 5xx, and the numbers balance after it", async () => {
  const way = { isOpen: false };
  const stored: ClickBatch[] = [];
  const take = async (batch: PackedClickBatch) => {
    if (!way.isOpen) throw new Error("down");
    stored.push(unpackClicks(batch));
  };
  const buffer = createClickBuffer({
    isolate: "lane",
    newBatchId: () => crypto.randomUUID(),
    send: (batch) => sendBatch(batch, [take], take),
  });
  const { open, isolate } = await createOutage({ buffer });
  const statuses = new Map<number, number>();
  for (let i = 0; i < 11_000; i += 1) {
    const { status } = await open(`${WARM}?n=${i}`, HOUR_MS + i);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses]).toEqual([[302, 11_000]]);
  for (let i = 0; i < 100; i += 1)
    expect((await open(`http://localhost/c/cold-${i}`, HOUR_MS)).status).toBe(404);
  await isolate.settle();

  way.isOpen = true;
  await open(WARM, 2 * HOUR_MS);
  await isolate.settle();
  const clicks = stored.flatMap((batch) => batch.clicks);
  const origins = stored.flatMap(({ origin }) => (origin === null ? [] : [origin]));
  const emitted = Math.max(...origins.flatMap((each) => each.emitted.map(([, count]) => count)));
  const lost = origins.flatMap((each) => each.lost).reduce((sum, [, count]) => sum + count, 0);
  expect(new Set(clicks.map(({ id }) => id)).size).toBe(clicks.length);
  expect(emitted).toBe(11_002);
  expect(clicks.length + lost).toBe(emitted);
});
