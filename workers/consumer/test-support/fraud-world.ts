import type { OwnFraudPolicy } from "@cleverdrip/core";
import {
  createTestWorkspace,
  testBatchOf,
  testClick,
  testReport,
  type TestWorkspace,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { buildDeps } from "../src/build-deps.ts";
import { storeBatches } from "../src/clicks/store-batches.ts";
import { takeReport } from "../src/conversions/take-report.ts";
import type { FraudWindow } from "../src/fraud/fraud-window.ts";
import { rowsOf } from "./books.ts";

/** What policies and findings are remembered for. */
const FORGOTTEN_MS = 31_000;
const MINUTE_MS = 60_000;

type Standing = { readonly id: string; readonly status: string; readonly reason: string };

/** A workspace whose sales pay $4, with a way to put its publisher on the block list. */
export async function fraudWorld(options: Parameters<typeof createTestWorkspace>[1] = {}) {
  const workspace = await createTestWorkspace(env.CONTROL, options);
  const { workspaceId } = workspace;
  let nowMs = Date.now();
  const deps = () => buildDeps(env, nowMs, crypto.randomUUID());
  const window = windowOf(workspaceId);
  const click = (own: Parameters<typeof testClick>[1] = {}) =>
    testClick(workspace, { atMs: nowMs - 10 * MINUTE_MS, signals: ["HTTP/2"], ...own });
  const setPolicy = async (policy: OwnFraudPolicy) => {
    // Later, so that nobody remembers the one before.
    nowMs += FORGOTTEN_MS;
    await env.CONTROL.prepare(
      `INSERT OR REPLACE INTO fraud_policies (workspace_id, campaign_id, policy, updated_at_ms) VALUES (?, '', ?, ?)`,
    )
      .bind(workspaceId, JSON.stringify({ postbackWaitMinutes: 0, ...policy }), nowMs)
      .run();
  };
  return {
    ...workspace,
    workspace,
    window,
    deps,
    click,
    setPolicy,
    /** Lets time pass. */
    wait: (minutes: number) => (nowMs += minutes * MINUTE_MS),
    store: (clicks: Parameters<typeof testBatchOf>[0]) =>
      storeBatches([testBatchOf(clicks)], deps()),
    report: (clicked: Parameters<typeof testReport>[1], said: Readonly<Record<string, string>>) =>
      takeReport(testReport(workspace, clicked, said, { receivedAtMs: nowMs }), deps()),
    /** As the alarm does, once what is stored can be seen. */
    judge: () => window.judge(nowMs + 2 * MINUTE_MS),
    /** Whose results are held, or rejected, from now on. */
    block: (mode: "hold" | "reject" | "block", publisherId = workspace.publisherId) =>
      setPolicy(blocking(workspace, mode, publisherId)),
    standing: () =>
      rowsOf<Standing>(
        `SELECT id, status, reason FROM conversions WHERE workspace_id = ? ORDER BY txid`,
        workspaceId,
      ),
    verdicts: () =>
      rowsOf(
        `SELECT conversion_id AS id, action, decision, decided_by AS decidedBy, score FROM fraud_verdicts
         WHERE workspace_id = ?`,
        workspaceId,
      ),
    owed: () => owedOf(workspaceId),
  };
}

export type FraudWorld = Awaited<ReturnType<typeof fraudWorld>>;

export function windowOf(workspaceId: string): DurableObjectStub<FraudWindow> {
  return env.FRAUD_WINDOW.getByName(workspaceId);
}

function blocking(
  _workspace: TestWorkspace,
  mode: "hold" | "reject" | "block",
  publisherId: string,
): OwnFraudPolicy {
  return {
    block: [{ kind: "publisher", value: publisherId, note: "" }],
    rules: { "block-list": { mode, minScore: 0.8 } },
  };
}

async function owedOf(workspaceId: string): Promise<number> {
  const [row] = await rowsOf<{ owed: number }>(
    `SELECT coalesce(sum(amount_micros), 0) AS owed FROM payout_ledger WHERE workspace_id = ?`,
    workspaceId,
  );
  return row?.owed ?? 0;
}
