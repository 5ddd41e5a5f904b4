import { DEFAULT_ATTRIBUTION } from "@cleverdrip/core";
import { addLedgerEntry, lockLedger, payPeriod, settleClicks } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { changeConversions } from "../src/conversions/change-conversions.ts";
import { drain } from "./audit-world.ts";
import { deps, journeyWorld, payBobMore, type JourneyWorld } from "./journey-world.ts";

const HOUR_MS = 3_600_000;
const linear = { model: { kind: "linear" } } as const;
const rungs = [...DEFAULT_ATTRIBUTION.rungs, "fingerprint"] as const;

/** Journeys, repeats, changes by hand and of amounts, refunds, clicks that are paid, payments and a closed ledger. */
export async function busyWorld(): Promise<JourneyWorld> {
  const world = await journeyWorld(
    { ...linear, rungs, viewThrough: { windowMs: HOUR_MS } },
    { cpcMicros: 7 },
  );
  const { ada, bob, at, click, store, report } = world;
  const { workspaceId } = ada;
  await payBobMore(world);
  const clicks = await Promise.all(
    [30, 31, 40, 50, 51].map((hours, i) => click(i % 2 === 0 ? ada : bob, hours, `v${i % 3}`)),
  );
  const late = await click(bob, 45, "v0", { country: "FR" });
  const view = await click(bob, 44, "v1", { kind: "impression" });
  await store(...clicks.slice(0, 3), view);
  const ids: string[] = [];
  for (const [i, named] of clicks.entries()) {
    const { conversionId } = await report(named, { txid: `T${i}`, amount: "10" });
    ids.push(conversionId ?? "");
  }
  await store(...clicks.slice(3), late);
  await report(clicks[0] ?? null, { txid: "T0", amount: "10", status: "refund" });
  const change = (kind: Parameters<typeof changeConversions>[2]["change"], nowMs: number) =>
    changeConversions(
      workspaceId,
      ids.slice(1, 3),
      { change: kind, actor: "usr_1", reason: "x" },
      deps(nowMs),
    );
  await change({ kind: "status", status: "rejected" }, at(110));
  await change({ kind: "restore" }, at(111));
  await lockLedger(env.EVENTS, workspaceId, at(200));
  await change({ kind: "adjust", payoutMicros: 1_000_003, revenueMicros: null }, at(112));
  await pay(world);
  await drain();
  return world;
}

/** What clicks earned, an entry by hand and the payment of a period. */
async function pay({ ada, at }: JourneyWorld): Promise<void> {
  const { workspaceId } = ada;
  await settleClicks(env.EVENTS, workspaceId, {
    beforeDay: "2999-01-01",
    attempt: "a",
    nowMs: at(120),
  });
  const entry = {
    publisherId: ada.publisherId,
    currency: "USD",
    atMs: at(130),
    note: "n",
    actor: "usr_1",
  };
  await addLedgerEntry(env.EVENTS, workspaceId, {
    ...entry,
    id: `led_${ada.slug}`,
    kind: "adjust",
    amountMicros: 5,
  });
  const period = { startMs: at(0), endMs: at(150), firstDay: "2026-01-01", lastDay: "2026-01-07" };
  await payPeriod(
    env.EVENTS,
    workspaceId,
    { ...entry, ...period, id: `led_p${ada.slug}`, amountMicros: -5 },
    0,
  );
}
