import type { ConversionVerdict } from "@cleverdrip/contract";
import { createTestWorkspace, testClickId } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { report } from "../../test-support/reports.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };

const REPORTS = 10_000;
const LIMIT = 1_000;
// More of them in flight only wait in the simulator's queues.
const IN_FLIGHT = 500;

async function tally(sql: string, workspaceId: string) {
  const { results } = await EVENTS.prepare(sql).bind(workspaceId).all();
  return results;
}

/** Those that wait in the queue, because the ledger did not answer in time, are counted when they come out of it. */
async function settled(workspaceId: string): Promise<void> {
  const all = `SELECT count(*) AS reports FROM received_reports WHERE workspace_id = ?`;
  const wait = { timeout: 50_000, interval: 500 };
  await vi.waitFor(
    async () => expect(await tally(all, workspaceId)).toEqual([{ reports: REPORTS }]),
    wait,
  );
}

test("of ten thousand postbacks at once under a hard cap of a thousand exactly a thousand are approved and owed", async () => {
  const cap = {
    metric: "conversions",
    scope: "campaign",
    subjectId: null,
    period: "total",
  } as const;
  const workspace = await createTestWorkspace(env.CONTROL, {
    conversionPolicy: { caps: [{ ...cap, limit: LIMIT, isHard: true }] },
  });
  const { workspaceId, linkNumber } = workspace;
  const clickOf = () => testClickId(linkNumber, Date.now() - 60_000);
  const verdicts: ConversionVerdict[] = [];
  const numbers = Array.from({ length: REPORTS }).keys();
  const lane = async () => {
    for (const n of numbers)
      verdicts.push(await report(`/pb?click_id=${clickOf()}&txid=T${n}&event=sale&amount=25`));
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  await settled(workspaceId);

  const told = verdicts.filter(({ verdict }) => verdict === "recorded").length;
  expect(told).toBeLessThanOrEqual(LIMIT);
  expect(
    await tally(
      `SELECT status, count(*) AS n, count(DISTINCT txid) AS results FROM conversions WHERE workspace_id = ? GROUP BY 1`,
      workspaceId,
    ),
  ).toEqual([{ status: "approved", n: LIMIT, results: LIMIT }]);
  expect(
    await tally(
      `SELECT count(*) AS entries, sum(amount_micros) AS owed FROM payout_ledger WHERE workspace_id = ?`,
      workspaceId,
    ),
  ).toEqual([{ entries: LIMIT, owed: LIMIT * 4_000_000 }]);
  expect(
    await tally(
      `SELECT sum(conversions) AS conversions FROM rollup_daily WHERE workspace_id = ?`,
      workspaceId,
    ),
  ).toEqual([{ conversions: LIMIT }]);
}, 120_000);
