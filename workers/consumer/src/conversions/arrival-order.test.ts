import type { ReceivedReport } from "@cleverdrip/contract";
import { CONVERSION_DUPLICATE_POLICIES } from "@cleverdrip/core";
import { createTestWorkspace, testClick, testReport } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { buildDeps } from "../build-deps.ts";
import { changeConversions } from "./change-conversions.ts";
import { takeReport } from "./take-report.ts";

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 9, 20);

const deps = () => buildDeps(env, START_MS + 40 * HOUR_MS, crypto.randomUUID());

type Said = {
  readonly click: number;
  readonly txid: number | null;
  readonly status: string | null;
  readonly amount: number | null;
  readonly hour: number;
};

const said = (amounts: readonly (number | null)[]): fc.Arbitrary<Said> =>
  fc.record({
    click: fc.nat(2),
    txid: fc.option(fc.nat(3)),
    status: fc.constantFrom("approved", "pending", "hold", "rejected", "refunded", "trash", null),
    amount: fc.constantFrom(...amounts),
    hour: fc.nat(30),
  });

async function world(policy: string, reports: readonly Said[], options = {}) {
  const workspace = await createTestWorkspace(env.CONTROL, {
    timezone: "Europe/Berlin",
    sale: { duplicate_policy: policy, ...options },
  });
  const clicks = await Promise.all([0, 1, 2].map(() => testClick(workspace, { atMs: START_MS })));
  const given = reports.map(({ click, txid, status, amount, hour }, i): ReceivedReport => {
    const parameters = {
      ...(txid === null ? {} : { txid: `T${txid}` }),
      ...(status === null ? {} : { status }),
      ...(amount === null ? {} : { amount: String(amount) }),
      ts: String(START_MS + hour * HOUR_MS + i),
    };
    const receivedAtMs = START_MS + 31 * HOUR_MS + i;
    return testReport(workspace, clicks[click] ?? null, parameters, { receivedAtMs });
  });
  return { workspace, given };
}

test("whatever is reported how often, at once or by hand, every book says the same", async () => {
  const sent = fc.record({
    policy: fc.constantFrom(...CONVERSION_DUPLICATE_POLICIES),
    reports: fc.array(said([null, 10, 25]), { minLength: 1, maxLength: 12 }),
    again: fc.array(fc.nat(11), { maxLength: 4 }),
    isAtOnce: fc.boolean(),
    byHand: fc.array(
      fc.constantFrom(
        { kind: "status", status: "approved" } as const,
        { kind: "status", status: "rejected" } as const,
        { kind: "restore" } as const,
        { kind: "adjust", payoutMicros: 1_500_001, revenueMicros: null } as const,
      ),
      { maxLength: 3 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(sent, async ({ policy, reports, again, isAtOnce, byHand }) => {
      const { workspace, given } = await world(policy, reports);
      const all = [...given, ...again.flatMap((n) => given[n] ?? [])];
      const take = (report: ReceivedReport) => takeReport(report, deps());
      if (isAtOnce) await Promise.all(all.map(take));
      else for (const report of all) await take(report);
      await expectBalanced(workspace.workspaceId);
      const ids = await rowsOf<{ id: string }>(
        `SELECT id FROM conversions WHERE workspace_id = ?`,
        workspace.workspaceId,
      );
      for (const change of byHand) {
        const own = { change, actor: "usr_1", reason: "looked at it" };
        const some = ids.map(({ id }) => id);
        await changeConversions(workspace.workspaceId, some, own, deps());
      }
      await expectBalanced(workspace.workspaceId);
    }),
    { numRuns: 60 },
  );
}, 120_000);

/** What is owed and what is counted as earned. Which of the words for "not paid" came first may stay in the status. */
async function outcome(workspaceId: string) {
  return {
    conversions: await rowsOf(
      `SELECT txid, status = 'approved' AS earns, at_ms, day, revenue_micros, payout_micros FROM conversions
       WHERE workspace_id = ? ORDER BY txid`,
      workspaceId,
    ),
    ledger: await rowsOf(
      `SELECT coalesce(sum(amount_micros), 0) AS owed FROM payout_ledger WHERE workspace_id = ?`,
      workspaceId,
    ),
    daily: await rowsOf(
      `SELECT day, conversions, pending_conversions + rejected_conversions AS others, revenue_micros, payout_micros
       FROM rollup_daily WHERE workspace_id = ? AND (conversions OR pending_conversions OR rejected_conversions)
       ORDER BY day`,
      workspaceId,
    ),
  };
}

test("the same reports in any order leave the same conversions, ledger and rollups", async () => {
  // One click and one amount a transaction: two amounts are a conflict, which the first one wins.
  const reports = fc.array(
    said([25]).map((one) => ({ ...one, click: 0, txid: one.txid ?? 0 })),
    { minLength: 2, maxLength: 8 },
  );
  const shuffled = reports.chain((own) =>
    fc.record({
      own: fc.constant(own),
      order: fc.shuffledSubarray(
        own.map((_, i) => i),
        { minLength: own.length },
      ),
    }),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ({ own, order }) => {
      const outcomes = [];
      for (const numbers of [own.map((_, i) => i), order]) {
        const { workspace, given } = await world("ignore-txid", own);
        for (const n of numbers) {
          const report = given[n];
          if (report !== undefined) await takeReport(report, deps());
        }
        await expectBalanced(workspace.workspaceId);
        outcomes.push(await outcome(workspace.workspaceId));
      }
      expect(outcomes[1]).toEqual(outcomes[0]);
    }),
    { numRuns: 60 },
  );
}, 120_000);
