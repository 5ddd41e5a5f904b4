import type { ClickKind } from "@cleverdrip/core";
import { createTestWorkspace, testClickId, type TestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clickRecord, recordedBatch } from "../../test-support/click-record.ts";
import { conversionState, creation } from "../../test-support/conversion-write.ts";
import type { ClickRecord, RecordedBatch } from "./click-record.ts";
import { settleClicks } from "./settle-clicks.ts";
import { storeClicks } from "./store-clicks.ts";
import { writeConversion } from "./write-conversion.ts";

const { CONTROL, EVENTS } = env as unknown as {
  readonly CONTROL: D1Database;
  readonly EVENTS: D1Database;
};
const HOUR_MS = 3_600_000;
const CPC_MICROS = 50_001;
const START_MS = Date.UTC(2026, 2, 28);

type Planned = {
  readonly kind: ClickKind;
  readonly hour: number;
  readonly country: string;
  readonly isPayable: boolean;
  readonly isNew: boolean;
  readonly converts: boolean;
};

type Plan = {
  readonly batches: readonly (readonly Planned[])[];
  readonly order: readonly number[];
};

const plan: fc.Arbitrary<Plan> = fc.record({
  batches: fc.array(
    fc.array(
      fc.record({
        kind: fc.constantFrom<ClickKind>("click", "click", "impression", "click-through"),
        hour: fc.nat(80),
        country: fc.constantFrom("DE", "US", ""),
        isPayable: fc.boolean(),
        isNew: fc.boolean(),
        converts: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    { minLength: 1, maxLength: 4 },
  ),
  // Deliveries, also repeated ones: of batches and of the conversions of their clicks.
  order: fc.array(fc.nat(), { minLength: 0, maxLength: 12 }),
});

test("whatever is delivered how often in which order, every rollup equals the sum of its facts", async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ batches, order }) => {
      const workspace = await createTestWorkspace(CONTROL, { timezone: "Europe/Berlin" });
      const recorded = batches.map((clicks, i) => toBatch(workspace, i, clicks));
      const deliveries = recorded.flatMap((batch, i) => [
        () => store(workspace, batch),
        ...batch.clicks
          .filter((click, n) => click.kind === "click" && batches[i]?.[n]?.converts === true)
          .map((click) => () => convert(workspace, click)),
      ]);
      for (const n of order) await deliveries[n % deliveries.length]?.();
      for (const deliver of deliveries) await deliver();
      await expectBalanced(workspace, countsOf(batches.flat()));
    }),
    { numRuns: 40 },
  );
}, 60_000);

function toBatch(
  workspace: TestWorkspace,
  index: number,
  clicks: readonly Planned[],
): RecordedBatch {
  const records = clicks.map((click) => toRecord(workspace, click));
  const count = { isolate: "iso", emitted: clicks.length, lost: 0 };
  return recordedBatch(records, { batchId: `bat_${workspace.slug}_${index}`, count });
}

function toRecord(
  workspace: TestWorkspace,
  { kind, hour, country, isPayable, isNew }: Planned,
): ClickRecord {
  const { campaignId, publisherId, linkId } = workspace;
  const atMs = START_MS + hour * HOUR_MS;
  return clickRecord({
    kind,
    id: testClickId(workspace.linkNumber, atMs),
    atMs,
    campaignId,
    publisherId,
    linkId,
    isNewVisitor: isNew,
    reason: isPayable ? "OK" : "Q_HEAD",
    country,
    payoutMicros: kind === "click" && isPayable ? CPC_MICROS : 0,
  });
}

function store(workspace: TestWorkspace, batch: RecordedBatch) {
  return storeClicks(EVENTS, workspace.workspaceId, [batch], {
    timezone: "Europe/Berlin",
    keepsRows: true,
    attempt: crypto.randomUUID(),
    nowMs: START_MS,
  });
}

function convert(workspace: TestWorkspace, click: ClickRecord) {
  const { campaignId, publisherId, linkId, atMs } = click;
  const state = conversionState({
    id: `cnv_${click.id}`,
    eventTypeId: workspace.eventTypeId,
    dedupeKey: `c:${click.id}`,
    txid: null,
    clickId: click.id,
    atMs,
    day: new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Berlin" }).format(atMs),
    campaignId,
    publisherId,
    linkId,
    status: click.isUnique ? "approved" : "pending",
  });
  return writeConversion(EVENTS, workspace.workspaceId, "Europe/Berlin", creation(state));
}

/** As the schedule does, twice: the second time finds nothing. */
async function settleAll(workspaceId: string): Promise<void> {
  const settle = (beforeDay: string) =>
    settleClicks(EVENTS, workspaceId, { beforeDay, attempt: crypto.randomUUID(), nowMs: START_MS });
  await settle("2026-03-30");
  await settle("2026-04-30");
  expect(await settle("2026-04-30")).toBe(0);
}

type Totals = Readonly<
  Record<"gross" | "clicks" | "uniques" | "news" | "impressions" | "throughs", number>
>;

/** What every bucket family has to add up to, from what was sent. */
function countsOf(planned: readonly Planned[]): Totals {
  const count = (isCounted: (p: Planned) => boolean) => planned.filter(isCounted).length;
  const payable = count((p) => p.kind === "click" && p.isPayable);
  return {
    gross: count((p) => p.kind === "click"),
    clicks: payable,
    uniques: payable,
    news: count((p) => p.kind === "click" && p.isPayable && p.isNew),
    impressions: count((p) => p.kind === "impression" && p.isPayable),
    throughs: count((p) => p.kind === "click-through" && p.isPayable),
  };
}

async function expectBalanced({ workspaceId }: TestWorkspace, sent: Totals): Promise<void> {
  const all = async <T>(sql: string) =>
    (await EVENTS.prepare(sql).bind(workspaceId).all<T>()).results;
  const { impressions, throughs, ...rows } = sent;
  const [clicks] = await all<object>(
    `SELECT count(*) AS gross, coalesce(sum(reason = 'OK'), 0) AS clicks, coalesce(sum(payout_micros), 0) AS earned,
       coalesce(sum(is_unique AND reason = 'OK'), 0) AS uniques,
       coalesce(sum(is_new_visitor AND reason = 'OK'), 0) AS news FROM clicks WHERE workspace_id = ?`,
  );
  const earned = rows.clicks * CPC_MICROS;
  expect(clicks).toEqual({ ...rows, earned });
  const [conversions] = await all<{ payout: number }>(
    `SELECT count(*) AS conversions, coalesce(sum(revenue_micros), 0) AS revenue, coalesce(sum(payout_micros), 0) AS payout
     FROM conversions WHERE workspace_id = ?`,
  );
  const payout = (conversions?.payout ?? 0) + earned;
  const facts = { ...rows, impressions, throughs, ...conversions, payout };
  const sums = (table: string, where = "") =>
    all<object>(
      `SELECT sum(gross_clicks) AS gross, sum(clicks) AS clicks, sum(unique_clicks) AS uniques,
         sum(new_visitors) AS news, sum(impressions) AS impressions, sum(click_throughs) AS throughs,
         sum(conversions) AS conversions,
         sum(revenue_micros) AS revenue, sum(payout_micros) AS payout FROM ${table} WHERE workspace_id = ? ${where}`,
    );
  expect(await sums("rollup_hourly")).toEqual([facts]);
  expect(await sums("rollup_daily")).toEqual([facts]);
  for (const dimension of ["country", "device", "os", "browser", "referrer", "sub1"]) {
    expect(await sums("facet_daily", `AND dimension = '${dimension}'`)).toEqual([facts]);
  }
  const byCountry = await all<object>(
    `SELECT country, count(*) AS n FROM conversions WHERE workspace_id = ? GROUP BY country ORDER BY country`,
  );
  const facets = await all<object>(
    `SELECT value AS country, sum(conversions) AS n FROM facet_daily
     WHERE workspace_id = ? AND dimension = 'country' GROUP BY value HAVING n <> 0 ORDER BY value`,
  );
  expect(facets).toEqual(byCountry);
  await settleAll(workspaceId);
  const hashes = await all<{ table_name: string; hash: number }>(
    `SELECT 'hourly' AS table_name, sum(set_hash) & 0xffffffffffff AS hash FROM rollup_hourly WHERE workspace_id = ?1
     UNION ALL SELECT 'daily', sum(set_hash) & 0xffffffffffff FROM rollup_daily WHERE workspace_id = ?1`,
  );
  expect(hashes[0]?.hash).toBe(hashes[1]?.hash);
  const ledger = await all<object>(
    `SELECT coalesce(sum(amount_micros), 0) AS payout FROM payout_ledger WHERE workspace_id = ?`,
  );
  expect(ledger).toEqual([{ payout }]);
}
