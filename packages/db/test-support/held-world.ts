import { env } from "cloudflare:workers";
import type { ClickRecord } from "../src/events/click-record.ts";
import { settleClicks } from "../src/events/settle-clicks.ts";
import { storeClicks } from "../src/events/store-clicks.ts";
import {
  decideClickHold,
  findClickHold,
  holdClicks,
  releaseClicks,
} from "../src/fraud/click-holds.ts";
import { clickRecord, recordedBatch } from "./click-record.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };
export const NOW_MS = Date.UTC(2026, 4, 3);
export const CLICK_MICROS = 50_000;
/** What clicks are of, unless they say otherwise. */
export const DAY = { day: "2026-05-01", campaignId: "cmp_1", publisherId: "pub_1" };

/** A workspace of its own with clicks that are paid. */
export function heldWorld() {
  const ws = crypto.randomUUID();
  let made = 0;
  const newId = () => `led_${String((made += 1)).padStart(20, "0")}${ws.slice(0, 6)}`;
  return {
    ws,
    store: (count: number, change: Partial<ClickRecord> = {}) =>
      storeClicks(
        EVENTS,
        ws,
        [
          recordedBatch(
            Array.from({ length: count }, () =>
              clickRecord({ payoutMicros: CLICK_MICROS, ...change }),
            ),
          ),
        ],
        { timezone: "UTC", keepsRows: false, attempt: crypto.randomUUID(), nowMs: NOW_MS },
      ),
    settle: (nowMs = NOW_MS) =>
      settleClicks(EVENTS, ws, { beforeDay: "2026-05-03", attempt: crypto.randomUUID(), nowMs }),
    hold: (marked: number, sampled: number, day: Partial<typeof DAY> = {}) =>
      holdClicks(EVENTS, ws, [{ ...DAY, ...day, marked, sampled, score: 0.9, signals: [] }], {
        rulesVersion: 4,
        nowMs: NOW_MS,
      }),
    release: () => releaseClicks(EVENTS, ws, [DAY]),
    decide: (decision: "paid" | "refused", note = "") =>
      decideClickHold(
        EVENTS,
        ws,
        {
          ...DAY,
          decision,
          decidedBy: "usr_1",
          note,
          entryId: newId(),
          entryNote: `made ${decision}`,
        },
        NOW_MS,
      ),
    held: async () => (await findClickHold(EVENTS, ws, DAY))?.heldMicros ?? null,
    ledger: () => ledgerOf(ws),
  };
}

/** Entries in their order, in clicks. */
async function ledgerOf(workspaceId: string) {
  const { results } = await EVENTS.prepare(
    `SELECT kind, amount_micros AS micros, note FROM payout_ledger WHERE workspace_id = ?
     ORDER BY conversion_id, sequence`,
  )
    .bind(workspaceId)
    .all<{ kind: string; micros: number; note: string }>();
  return results.map(({ kind, micros, note }) => [kind, micros / CLICK_MICROS, note] as const);
}

export type HeldWorld = ReturnType<typeof heldWorld>;

/** In clicks. */
export async function owed(own: HeldWorld): Promise<number> {
  const entries = await own.ledger();
  return entries.reduce((sum, [, clicks]) => sum + clicks, 0);
}
