import {
  createTestWorkspace,
  testClick,
  testConversion,
  type TestWorkspace,
} from "@cleverdrip/testing";
import type { BulkVerdict, ConversionEvent, ReceivedReport } from "@cleverdrip/contract";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { buildDeps } from "../build-deps.ts";
import { checkReports } from "./check-reports.ts";
import { takeReports } from "./take-reports.ts";

const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());
const check = (reports: readonly ReceivedReport[]) => checkReports(reports, deps());
const take = (reports: readonly ReceivedReport[]) => takeReports(reports, deps);

type Row = Partial<Pick<ConversionEvent, "txid" | "amount" | "status" | "event" | "currency">>;

/** Rows of one upload: each with a click of its own. */
async function rowsOf(workspace: TestWorkspace, rows: readonly Row[], atMs = Date.now()) {
  const upload = crypto.randomUUID().slice(0, 8);
  const reports: ReceivedReport[] = [];
  for (const [line, row] of rows.entries()) {
    const click = await testClick(workspace, { atMs: atMs - 60_000 });
    const report = testConversion(workspace, click, { receivedAtMs: atMs, ...row });
    const { workspaceId } = workspace;
    reports.push({ ...report, id: `${upload}:${line}`, via: "upload", workspaceId });
  }
  return reports;
}

const said = (verdicts: readonly BulkVerdict[]) =>
  verdicts.map(({ verdict, effect, reason }) => [verdict, effect, reason]);

async function count(table: string, { workspaceId }: TestWorkspace): Promise<number> {
  const sql = `SELECT count(*) AS rows FROM ${table} WHERE workspace_id = ?`;
  const row = await env.EVENTS.prepare(sql).bind(workspaceId).first<{ rows: number }>();
  return row?.rows ?? Number.NaN;
}

const MIXED: readonly Row[] = [
  { txid: "A" },
  { txid: "B", status: "pending" },
  { txid: "A" },
  { txid: "A", amount: "7" },
  { txid: "B", status: "approved" },
  { txid: "C", event: "saale" },
  { txid: "D", amount: "1,5" },
  { txid: "E", currency: "EUR" },
  { txid: "F", status: "hold" },
];

test("a dry run says of every row what taking it says then, and writes nothing", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const reports = await rowsOf(workspace, MIXED);

  const checked = await check(reports);
  for (const table of ["conversions", "received_reports", "payout_ledger"])
    expect(await count(table, workspace)).toBe(0);
  const taken = await take(reports);

  expect(said(checked)).toEqual(said(taken));
  expect(said(taken)).toEqual([
    ["recorded", "new", "OK"],
    ["recorded", "new", "OK"],
    ["duplicate", "none", "X_DUP_TXID"],
    ["conflict", "none", "X_CONFLICT"],
    ["recorded", "changed", "OK"],
    ["rejected", "none", "X_EVENT_UNKNOWN"],
    ["rejected", "none", "X_AMOUNT"],
    ["held", "none", "H_CURRENCY"],
    ["held", "new", "H_REVIEW"],
  ]);
  expect(checked[5]?.hint).toContain('did you mean "Sale"?');
  expect(checked.map(({ payoutMicros }) => payoutMicros)).toEqual(
    taken.map(({ payoutMicros }) => payoutMicros),
  );
  expect(await count("conversions", workspace)).toBe(3);
  expect(await count("received_reports", workspace)).toBe(MIXED.length);
});

test("rows whose answer was lost are taken again, count once and say what they said at first", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const reports = await rowsOf(workspace, MIXED);
  const first = await take(reports);
  const again = await take(reports);
  expect(again.map(({ verdict, reason }) => [verdict, reason])).toEqual(
    first.map(({ verdict, reason }) => [verdict, reason]),
  );
  expect(await count("conversions", workspace)).toBe(3);
  expect(await count("payout_ledger", workspace)).toBe(2);
});

test("the same rows in another upload are duplicates, in the dry run and when they are taken", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const rows = [{ txid: "A" }, { txid: "B" }];
  await take(await rowsOf(workspace, rows, Date.now() - 1_000));
  const again = await rowsOf(workspace, rows);
  const duplicate = ["duplicate", "none", "X_DUP_TXID"];
  expect(said(await check(again))).toEqual([duplicate, duplicate]);
  expect(said(await take(again))).toEqual([duplicate, duplicate]);
});

test("rows taken twice at the same time count once", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const reports = await rowsOf(workspace, [{ txid: "A" }, { txid: "B" }, { txid: "C" }]);
  await Promise.all([take(reports), take(reports)]);
  expect(await count("conversions", workspace)).toBe(3);
  expect(await count("payout_ledger", workspace)).toBe(3);
});

test("another workspace's click is refused, whoever uploads it", async () => {
  const mine = await createTestWorkspace(env.CONTROL);
  const [report] = await rowsOf(await createTestWorkspace(env.CONTROL), [{ txid: "A" }]);
  if (report === undefined) throw new Error("the factory made no report");
  const foreign = { ...report, workspaceId: mine.workspaceId };
  const refused = ["rejected", "none", "X_WORKSPACE_MISMATCH"];
  expect(said(await check([foreign]))).toEqual([refused]);
  expect(said(await take([foreign]))).toEqual([refused]);
});

const capped = (isHard: boolean) =>
  createTestWorkspace(env.CONTROL, {
    conversionPolicy: {
      caps: [
        {
          metric: "conversions",
          scope: "campaign",
          subjectId: null,
          period: "total",
          limit: 2,
          isHard,
        },
      ],
    },
  });

test.each([
  [true, "X_CAP_CONVERSIONS"],
  [false, "H_OVER_CAP"],
])(
  "a dry run says which rows meet a cap (hard: %s) as of now, as taking them does",
  async (isHard, reason) => {
    const workspace = await capped(isHard);
    const [before, ...rows] = await rowsOf(workspace, [
      { txid: "A" },
      { txid: "B" },
      { txid: "C", status: "pending" },
      { txid: "D" },
    ]);
    if (before === undefined) throw new Error("the factory made no report");
    await take([before]);
    const met = (verdicts: readonly BulkVerdict[]) =>
      verdicts.map(({ overCap }) => overCap?.reason ?? null);
    expect(met(await check(rows))).toEqual([null, null, reason]);
    expect(met(await check(rows))).toEqual([null, null, reason]);
    const checked = await check(rows);
    expect(checked[2]).toMatchObject({ verdict: "recorded", effect: "new" });
    expect((await take(rows)).map((taken) => taken.reason)).toEqual(["OK", "OK", reason]);
  },
);

test("caps of a dry run count what was there before they were set", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  await take(await rowsOf(workspace, [{ txid: "A" }, { txid: "B" }]));
  const caps = [
    {
      metric: "payout",
      scope: "publisher",
      subjectId: null,
      period: "total",
      limit: 1,
      isHard: true,
    },
  ];
  await env.CONTROL.prepare(
    `UPDATE campaigns SET conversion_policy = json_set(conversion_policy, '$.caps', json(?1)) WHERE id = ?2`,
  )
    .bind(JSON.stringify(caps), workspace.campaignId)
    .run();
  const [verdict] = await check(await rowsOf(workspace, [{ txid: "C" }]));
  expect(verdict?.overCap).toMatchObject({ reason: "X_CAP_PAYOUT" });
});
