import type { LiveMessage } from "@cleverdrip/contract";
import { createTestWorkspace, testBatch, testConversion } from "@cleverdrip/testing";
import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { takeReport } from "../conversions/take-report.ts";

const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());

async function join(workspaceId: string) {
  const feed = env.LIVE_FEED.getByName(workspaceId);
  const response = await feed.fetch("http://feed/v1/live", {
    headers: { upgrade: "websocket", "x-workspace-id": workspaceId },
  });
  const socket = response.webSocket;
  if (socket === null) throw new Error(`no socket: ${response.status}`);
  const waiting: ((message: LiveMessage) => void)[] = [];
  const received: LiveMessage[] = [];
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as LiveMessage;
    const next = waiting.shift();
    if (next === undefined) received.push(message);
    else next(message);
  });
  socket.accept();
  const next = () =>
    new Promise<LiveMessage>((resolve) => {
      const known = received.shift();
      if (known === undefined) waiting.push(resolve);
      else resolve(known);
    });
  return { feed, socket, next };
}

/** Totals may be sent in between, depending on how long ago the last ones were. */
async function untilEvents(next: () => Promise<LiveMessage>): Promise<LiveMessage> {
  for (;;) {
    const message = await next();
    if (message.type === "events") return message;
  }
}

async function untilTotals(
  next: () => Promise<LiveMessage>,
  conversions: number,
): Promise<LiveMessage> {
  for (;;) {
    const message = await next();
    if (message.type === "totals" && message.conversions === conversions) return message;
  }
}

test("a dashboard gets today's totals at once, events as they are stored, and totals that match the rollups", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { feed, socket, next } = await join(workspace.workspaceId);
  expect(await next()).toMatchObject({ type: "totals", clicks: 0, conversions: 0, money: [] });

  const batch = await testBatch(workspace, 3);
  await storeBatches([batch], deps());
  expect(await untilEvents(next)).toMatchObject({
    clicks: batch.clicks.map(({ id }) => ({ id })),
  });
  const [click] = batch.clicks;
  if (click === undefined) throw new Error("the factory made no click");
  await takeReport(testConversion(workspace, click, { receivedAtMs: Date.now() }), deps());
  expect(await untilEvents(next)).toMatchObject({
    conversions: [{ payoutMicros: 4_000_000 }],
  });
  await runDurableObjectAlarm(feed);
  expect(await untilTotals(next, 1)).toMatchObject({
    clicks: 3,
    uniqueClicks: 3,
    money: [{ currency: "USD", revenueMicros: 25_000_000, payoutMicros: 4_000_000 }],
  });
  socket.close();
});

test("a dashboard of another workspace hears nothing of it", async () => {
  const [own, other] = [
    await createTestWorkspace(env.CONTROL),
    await createTestWorkspace(env.CONTROL),
  ];
  const { socket, next } = await join(other.workspaceId);
  await next();

  await storeBatches([await testBatch(own, 1)], deps());
  const ownMark = await testBatch(other, 1);
  await storeBatches([ownMark], deps());

  expect(await untilEvents(next)).toMatchObject({ clicks: [{ id: ownMark.clicks[0]?.id }] });
  socket.close();
});

test("a plain request and an unknown workspace are refused", async () => {
  const feed = env.LIVE_FEED.getByName("wsp_none");
  expect((await feed.fetch("http://feed/v1/live")).status).toBe(426);
  const headers = { upgrade: "websocket", "x-workspace-id": "wsp_none" };
  expect((await feed.fetch("http://feed/v1/live", { headers })).status).toBe(404);
});
