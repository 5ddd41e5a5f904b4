import { packClicks } from "@cleverdrip/core";
import {
  createTestWorkspace,
  testBatch,
  testBatchOf,
  testClick,
  testConversion,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { expectClickBooks } from "../../test-support/click-books.ts";
import { dyingAt, faultyEnv } from "../../test-support/faulty-env.ts";
import { storeEndpoint } from "../../test-support/told.ts";
import { batchOf } from "../../test-support/virtual-queue.ts";
import { buildDeps } from "../build-deps.ts";
import { handleFacts } from "../queue/handle-facts.ts";

/** More than any handler here makes. */
const MAX_CALLS = 200;

type Work = { readonly workspaceId: string; readonly bodies: readonly unknown[] };

/** Delivers messages to a consumer with these bindings; says which it did not acknowledge. */
async function deliver(bodies: readonly unknown[], bindings: ConsumerEnv) {
  const acked = new Set<string>();
  const messages = bodies.map((body, i) => ({ id: `msg_${i}`, attempts: 1, body }));
  const batch = batchOf(messages, (id, how) => void (how.kind === "ack" && acked.add(id)));
  await handleFacts(batch, buildDeps(bindings, Date.now(), crypto.randomUUID()));
  return messages.filter(({ id }) => !acked.has(id)).map(({ body }) => body);
}

/** Lets consumers die at each of their calls, each with work of its own, and hands their messages to a healthy one. */
async function dieEverywhere(
  fate: "refuse" | "lose-reply",
  newWork: () => Promise<Work>,
  check: (workspaceId: string) => Promise<void>,
): Promise<readonly string[]> {
  for (let n = 0; n < MAX_CALLS; n += 1) {
    const { workspaceId, bodies } = await newWork();
    const death = dyingAt(n, fate);
    const rest = await deliver(bodies, faultyEnv(env, death.judge));
    // What it acknowledged is durable; that it did need not have been heard of.
    for (const again of [rest, bodies]) {
      expect(await deliver(again, env)).toEqual([]);
      await check(workspaceId);
    }
    if (!death.hasDied()) return death.calls;
  }
  throw new Error(`a handler that makes ${MAX_CALLS} calls`);
}

async function clickWork(): Promise<Work> {
  const workspace = await createTestWorkspace(env.CONTROL);
  const returning = { visitorId: "returning", isReturning: true };
  const batches = [await testBatch(workspace, 3), await testBatch(workspace, 2, returning)];
  return { workspaceId: workspace.workspaceId, bodies: batches.map(packClicks) };
}

async function reportWork(): Promise<Work> {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { workspaceId } = workspace;
  await storeEndpoint(env.CONTROL, workspaceId, { url: "https://hooks.example.org/in" });
  const click = await testClick(workspace);
  await deliver([packClicks(testBatchOf([click]))], env);
  return { workspaceId, bodies: [testConversion(workspace, click, { txid: "T1" })] };
}

test.each(["refuse", "lose-reply"] as const)(
  "a consumer that dies at any of its calls (%s) leaves clicks that the next delivery counts once",
  async (fate) => {
    const calls = await dieEverywhere(fate, clickWork, async (workspaceId) => {
      expect(await expectClickBooks(workspaceId)).toEqual({ gross: 5, clicks: 4, unique: 4 });
    });
    expect(calls).toEqual(expect.arrayContaining(["LOG.put", "EVENTS.batch", "LIVE_FEED.notify"]));
  },
);

test.each(["refuse", "lose-reply"] as const)(
  "a consumer that dies at any of its calls (%s) leaves a result that is paid once and told once",
  async (fate) => {
    const calls = await dieEverywhere(fate, reportWork, async (workspaceId) => {
      await expectBalanced(workspaceId);
      const results = await rowsOf(
        `SELECT txid, status FROM conversions WHERE workspace_id = ?`,
        workspaceId,
      );
      expect(results).toEqual([{ txid: "T1", status: "approved" }]);
      const owed = `SELECT sum(amount_micros) AS owed FROM payout_ledger WHERE workspace_id = ?`;
      expect(await rowsOf(owed, workspaceId)).toEqual([{ owed: 4_000_000 }]);
      const told = `SELECT count(*) AS n FROM deliveries WHERE workspace_id = ?`;
      expect(await rowsOf(told, workspaceId)).toEqual([{ n: 1 }]);
    });
    expect(calls).toEqual(
      expect.arrayContaining(["LOG.put", "EVENTS.batch", "DELIVERIES.sendBatch"]),
    );
  },
);
