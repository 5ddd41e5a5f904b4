import { packClicks, type ClickEvent } from "@cleverdrip/core";
import { keepDeadLetters } from "@cleverdrip/db";
import {
  createTestWorkspace,
  testBatchOf,
  testClick,
  testReport,
  type TestWorkspace,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { delivered, factsEntry, letterBy } from "../../test-support/dead-letters.ts";
import { buildDeps } from "../build-deps.ts";
import worker from "../index.ts";
import { checksumOf } from "../log/segment-key.ts";
import { blankLetters } from "./blank-letters.ts";
import { keepAside } from "./keep-aside.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MIDNIGHT = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS;

async function died(body: unknown): Promise<string> {
  const { batch, ids } = delivered([body], { queue: "cleverdrip-clicks-dead" });
  await worker.queue(batch, env);
  return ids[0] ?? "";
}

async function blank(afterMs = DAY_MS): Promise<void> {
  const nowMs = Date.now() + afterMs;
  const deps = { ...buildDeps(env, nowMs, crypto.randomUUID()), letters: env.EVENTS };
  while ((await blankLetters({ ...deps, bodies: env.LOG })) > 0);
}

const replay = async (id: string) => (await factsEntry().replayDeadLetters(null, [id]))[0];

/** Around midnight, when hashes get another key: of one address with and without a cookie, and of its neighbour. */
async function clicksOf(workspace: TestWorkspace): Promise<readonly ClickEvent[]> {
  const click = (seconds: number, ip: string, own: Partial<ClickEvent> = {}) =>
    testClick(workspace, { atMs: MIDNIGHT + seconds * 1_000, ip, visitorId: `${seconds}`, ...own });
  return Promise.all([
    click(-20, "198.51.100.7"),
    click(-10, "198.51.100.8"),
    click(5, "198.51.100.7"),
    click(8, "198.51.100.7", { userAgent: "Other" }),
    click(400, "198.51.100.7", { isReturning: true }),
    click(500, "2001:db8:1:2::3", { kind: "impression" }),
  ]);
}

test("clicks whose addresses are gone are stored as they would have been with them", async () => {
  async function stored(isBlanked: boolean) {
    const workspace = await createTestWorkspace(env.CONTROL, {
      delivery: { duplicates: { by: "address", windowSeconds: 60 } },
    });
    const clicks = await clicksOf(workspace);
    const id = await died(packClicks(testBatchOf(clicks)));
    const before = await letterBy(id);
    expect(before?.body).toContain("198.51.100.7");
    if (isBlanked) {
      await blank();
      const after = await letterBy(id);
      expect(after?.body).not.toMatch(/198\.51\.100\.[78]|2001:db8:1:2/);
      expect(after).toMatchObject({ blankedAtMs: expect.any(Number), attempts: before?.attempts });
      expect(after?.bodySha256).toBe(before?.bodySha256);
    }
    expect(await replay(id)).toMatchObject({ outcome: "settled" });
    return rowsOf<{ reason: string }>(
      `SELECT at_ms, visitor_id, reason, is_unique, is_new_visitor, ip_hash, ip_prefix FROM clicks
       WHERE workspace_id = ? ORDER BY at_ms`,
      workspace.workspaceId,
    );
  }
  const whole = await stored(false);
  expect(await stored(true)).toEqual(whole);
  expect(whole.map(({ reason }) => reason)).toContain("D_CLICK");
});

test("a report whose address is gone is believed by the address that it came from", async () => {
  const security = { tokens: [], secrets: [], requires: "none" as const };
  const verdicts = [];
  for (const ip of ["198.51.100.7", "198.51.100.9"]) {
    const workspace = await createTestWorkspace(env.CONTROL, {
      conversionPolicy: { security: { ...security, sourceIps: ["198.51.100.7"] } },
    });
    const click = await testClick(workspace, { atMs: Date.now() - HOUR_MS });
    const id = await died(testReport(workspace, click, { txid: "T" }, { ip }));
    await blank();
    const letter = await letterBy(id);
    expect(letter?.body).not.toContain(ip);
    const replayed = await replay(id);
    const rows = await rowsOf(
      "SELECT ip_prefix FROM received_reports WHERE workspace_id = ?",
      workspace.workspaceId,
    );
    expect(rows).toEqual([{ ip_prefix: "198.51.100.0/24" }]);
    verdicts.push(replayed?.sentence);
  }
  expect(verdicts).toEqual([
    "the report was judged: recorded, OK",
    "the report was judged: rejected, X_SOURCE_IP",
  ]);
});

test("what nobody can read keeps networks, and its hash is that of what came", async () => {
  const bodies = [{ v: 99, kind: "clicks", from: "198.51.100.7" }, "from 198.51.100.7"];
  for (const body of bodies) {
    const id = await died(body);
    await blank(22 * HOUR_MS);
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const before = await letterBy(id);
    expect(before).toMatchObject({ body: text, blankedAtMs: null });
    expect(before?.bodySha256).toBe(await checksumOf(new TextEncoder().encode(text)));
    await blank();
    expect(await letterBy(id)).toMatchObject({
      body: text.replace("100.7", "100.0"),
      bodySha256: before?.bodySha256,
    });
  }
});

test("a body in the bucket loses its addresses there, and its message cannot bring them back", async () => {
  const body = `from 198.51.100.7 ${"x".repeat(1_000_000)}`;
  const { batch, ids } = delivered([body], { queue: "cleverdrip-clicks-dead" });
  const [id = ""] = ids;
  await worker.queue(batch, env);
  await blank();
  const letter = await letterBy(id);
  const read = async () => (await (await env.LOG.get(letter?.bodyKey ?? ""))?.text())?.slice(0, 17);
  expect(await read()).toBe("from 198.51.100.0");
  const encoding = "text" as const;
  const again = {
    ...(letter ?? { queue: "", attempts: 1, reason: "", receivedAtMs: 0 }),
    id,
    body,
  };
  const size = { encoding, bodyBytes: body.length, bodyKey: null, subject: null, owners: [] };
  await keepAside(env, [{ ...again, ...size }]);
  expect(await read()).toBe("from 198.51.100.0");
});

test("one that cannot be blanked keeps none of the others from it", async () => {
  const key = `dead-letters/${crypto.randomUUID()}`;
  const own = { queue: "q", receivedAtMs: 1, attempts: 1, reason: "r", subject: null, owners: [] };
  const gone = { id: crypto.randomUUID(), body: "", encoding: "text", bodyBytes: 1 } as const;
  await keepDeadLetters(env.EVENTS, [{ ...own, ...gone, bodyKey: key }]);
  const id = await died("from 198.51.100.7");
  await blank();
  expect((await letterBy(id))?.body).toBe("from 198.51.100.0");
  expect((await letterBy(gone.id))?.blankedAtMs).toBeNull();
  await env.EVENTS.prepare("DELETE FROM dead_letters WHERE id = ?").bind(gone.id).run();
});
