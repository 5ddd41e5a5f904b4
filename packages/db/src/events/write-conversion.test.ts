import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { clickRecord, recordedBatch } from "../../test-support/click-record.ts";
import { conversionState, creation } from "../../test-support/conversion-write.ts";
import type { CapGuard } from "./conversion-write.ts";
import { findReported } from "./find-reported.ts";
import { findConversion } from "./list-conversions.ts";
import { storeClicks } from "./store-clicks.ts";
import { writeConversion, writeConversions } from "./write-conversion.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };

const write = (workspaceId: string, own: Parameters<typeof writeConversion>[3]) =>
  writeConversion(EVENTS, workspaceId, "UTC", own);

async function count(table: string, workspaceId: string): Promise<number> {
  const row = await EVENTS.prepare(`SELECT count(*) AS n FROM ${table} WHERE workspace_id = ?`)
    .bind(workspaceId)
    .first<{ n: number }>();
  return row?.n ?? 0;
}

const guard: CapGuard = {
  key: "cmp_1:campaign::total",
  period: "",
  metric: "conversions",
  incoming: 1,
  limit: 1_000,
  publisherId: null,
  linkId: null,
  firstDay: "",
  lastDay: "9999-12-31",
};

// More of them in flight only wait in the simulator's queue.
const IN_FLIGHT = 500;

test("a cap of 1,000 is exact under 10,000 concurrent writes", async () => {
  const workspaceId = crypto.randomUUID();
  const outcomes: Awaited<ReturnType<typeof write>>[] = [];
  let begun = 0;
  const lane = async () => {
    while (begun < 10_000) {
      begun += 1;
      outcomes.push(await write(workspaceId, creation(conversionState(), { caps: [guard] })));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  expect(outcomes.filter(({ kind }) => kind === "written")).toHaveLength(1_000);
  expect(outcomes.filter(({ kind }) => kind === "over-cap")).toHaveLength(9_000);
  expect(await count("conversions", workspaceId)).toBe(1_000);
  expect(await count("payout_ledger", workspaceId)).toBe(1_000);
  const used = await EVENTS.prepare(
    `SELECT conversions, payout_micros, revenue_micros FROM cap_usage WHERE workspace_id = ?`,
  )
    .bind(workspaceId)
    .first();
  expect(used).toEqual({
    conversions: 1_000,
    payout_micros: 1_000 * 1_000_003,
    revenue_micros: 1_000 * 5_000_001,
  });
}, 300_000);

test.each([
  ["payout", 1_000_003],
  ["revenue", 5_000_001],
] as const)(
  "a cap of 100 times the %s is exact under 1,000 concurrent writes",
  async (metric, incoming) => {
    const workspaceId = crypto.randomUUID();
    // One micro short of one more.
    const cap = { ...guard, metric, incoming, limit: 101 * incoming - 1 };
    const outcomes = await Promise.all(
      Array.from({ length: 1_000 }, () =>
        write(workspaceId, creation(conversionState(), { caps: [cap] })),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === "written")).toHaveLength(100);
    expect(outcomes.filter(({ kind }) => kind === "over-cap")).toHaveLength(900);
  },
);

test("what clicks earned is no part of a payout cap that is set afterwards", async () => {
  const workspaceId = crypto.randomUUID();
  const clicks = [clickRecord({ payoutMicros: 50_000_000 })];
  const options = { timezone: "UTC", keepsRows: false, attempt: "a", nowMs: 0 };
  await storeClicks(EVENTS, workspaceId, [recordedBatch(clicks)], options);
  const cap = { ...guard, metric: "payout", incoming: 1_000_003, limit: 1_000_003 } as const;
  const outcome = await write(workspaceId, creation(conversionState(), { caps: [cap] }));
  expect(outcome).toEqual({ kind: "written" });
});

test("writes in one batch are as if made one after the other, each with its own outcome", async () => {
  const workspaceId = crypto.randomUUID();
  const cap = { ...guard, limit: 2 };
  const [first, second, third] = [conversionState(), conversionState(), conversionState()];
  const again = { ...first, attempt: crypto.randomUUID() };
  const jobs = [first, again, second, third].map((state) => ({
    workspaceId,
    timezone: "UTC",
    write: creation(state, { caps: state === second ? [] : [cap] }),
  }));
  const outcomes = await writeConversions(EVENTS, jobs);
  expect(jobs.map((job) => outcomes.get(job)?.kind)).toEqual([
    "written",
    "overtaken",
    "written",
    "over-cap",
  ]);
  expect(await count("conversions", workspaceId)).toBe(2);
  expect(await count("payout_ledger", workspaceId)).toBe(2);
});

test("of a batch in which one write fails nothing is written", async () => {
  const workspaceId = crypto.randomUUID();
  const broken = { ...conversionState(), eventName: null as unknown as string };
  const writes = [creation(conversionState()), creation(broken)];
  const jobs = writes.map((own) => ({ workspaceId, timezone: "UTC", write: own }));
  await expect(writeConversions(EVENTS, jobs)).rejects.toThrow("NOT NULL");
  for (const table of ["conversions", "payout_ledger", "rollup_daily"])
    expect(await count(table, workspaceId)).toBe(0);
});

test("of two changes from the same state one is written, and the other has no effect at all", async () => {
  const workspaceId = crypto.randomUUID();
  const first = conversionState();
  await write(workspaceId, creation(first));
  const before = await findConversion(EVENTS, workspaceId, first.id);
  const change = (status: "rejected" | "refunded") =>
    creation(
      { ...first, status, attempt: crypto.randomUUID(), sequence: 2 },
      { before, history: [{ status, reason: "", actor: "usr_1" }] },
    );
  const outcomes = await Promise.all([
    write(workspaceId, change("rejected")),
    write(workspaceId, change("refunded")),
  ]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["overtaken", "written"]);
  expect(await count("conversion_history", workspaceId)).toBe(2);
  const owed = await EVENTS.prepare(
    `SELECT sum(amount_micros) AS owed, count(*) AS entries FROM payout_ledger WHERE workspace_id = ?`,
  )
    .bind(workspaceId)
    .first();
  expect(owed).toEqual({ owed: 0, entries: 2 });
});

test("a conversion that moves to another day leaves nothing in the buckets of the first", async () => {
  const workspaceId = crypto.randomUUID();
  const first = conversionState({ atMs: Date.UTC(2026, 4, 2) });
  await write(workspaceId, creation(first));
  const before = await findConversion(EVENTS, workspaceId, first.id);
  const moved = { atMs: Date.UTC(2026, 4, 1), day: "2026-05-01" };
  const after = { ...first, ...moved, attempt: "second", sequence: 2 };
  await write(workspaceId, creation(after, { before }));
  const { results } = await EVENTS.prepare(
    `SELECT day, conversions, revenue_micros, set_hash FROM rollup_daily WHERE workspace_id = ? ORDER BY day`,
  )
    .bind(workspaceId)
    .all();
  expect(results).toEqual([
    { day: "2026-05-01", conversions: 1, revenue_micros: 5_000_001, set_hash: 7 },
    { day: "2026-05-02", conversions: 0, revenue_micros: 0, set_hash: 0 },
  ]);
});

test("another workspace's conversion is neither found nor in the way", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const state = conversionState();
  await write(other, creation(state));
  const keys = { eventTypeId: "evt_1", dedupeKeys: [state.dedupeKey], clickId: null };
  expect(await findReported(EVENTS, own, keys)).toEqual([]);
  expect(await write(own, creation(state))).toEqual({ kind: "written" });
});

test("deliveries are there with what they tell of, or not at all", async () => {
  const workspaceId = crypto.randomUUID();
  const deliveries = [{ id: "dlv_1", endpointId: "end_1", event: "e", payload: "{}" }];
  const state = conversionState();
  await write(workspaceId, creation(state, { deliveries }));
  const late = [{ ...deliveries[0], id: "dlv_2", endpointId: "end_1", event: "e", payload: "{}" }];
  await write(workspaceId, creation({ ...state, attempt: "late" }, { deliveries: late }));
  const { results } = await EVENTS.prepare(`SELECT id FROM deliveries WHERE workspace_id = ?`)
    .bind(workspaceId)
    .all();
  expect(results).toEqual([{ id: "dlv_1" }]);
});
