import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { conversionState, creation } from "../../test-support/conversion-write.ts";
import type { CapGuard } from "./conversion-write.ts";
import { findReported } from "./find-reported.ts";
import { findConversion } from "./list-conversions.ts";
import { writeConversion } from "./write-conversion.ts";

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
