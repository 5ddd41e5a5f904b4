import type { ClickHoldRecord } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { signal } from "./doubted.ts";

export type HoldFields = Partial<Omit<ClickHoldRecord, "signals" | "workspaceId">> & {
  readonly signals?: readonly ReturnType<typeof signal>[];
};

/** A day of which 4 of 10 dollars are held, by 20 of 50 clicks. */
export async function storeClickHold(workspaceId: string, fields: HoldFields): Promise<void> {
  const { signals = [signal("odd-network", 0.8)], ...given } = fields;
  const row = {
    day: "2026-05-01",
    campaignId: "cmp_1",
    publisherId: "pub_1",
    currency: "USD",
    earnedMicros: 10_000_000,
    heldMicros: 4_000_000,
    marked: 20,
    sampled: 50,
    score: Math.max(0, ...signals.map(({ score }) => score)),
    rulesVersion: 3,
    sinceMs: 1,
    decision: "open",
    decidedBy: null,
    decidedAtMs: null,
    note: "",
    ...given,
    workspaceId,
    signals: JSON.stringify(signals),
  };
  const columns = Object.keys(row).map((name) =>
    name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
  );
  await env.EVENTS.prepare(
    `INSERT INTO click_holds (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  )
    .bind(...Object.values(row))
    .run();
}
