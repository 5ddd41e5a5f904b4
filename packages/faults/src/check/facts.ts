import type { ClickEvent } from "@cleverdrip/contract";
import type { World } from "../world/world.ts";

export type ClickRow = {
  readonly workspace_id: string;
  readonly id: string;
  readonly at_ms: number;
  readonly campaign_id: string;
  readonly publisher_id: string;
  readonly link_id: string;
  readonly visitor_id: string;
  readonly is_unique: number;
  readonly is_new_visitor: number;
  readonly reason: string;
  readonly payout_micros: number;
  readonly traits: string;
};

export type ConversionRow = {
  readonly workspace_id: string;
  readonly id: string;
  readonly event_type_id: string;
  readonly dedupe_key: string;
  readonly txid: string | null;
  readonly click_id: string;
  readonly at_ms: number;
  readonly received_at_ms: number;
  /** What the first report said, as JSON. */
  readonly received: string;
  readonly campaign_id: string;
  readonly publisher_id: string;
  readonly link_id: string;
  readonly status: string;
  readonly amount_micros: number;
  readonly revenue_micros: number;
  readonly payout_micros: number;
  readonly credits: string;
};

export type LedgerRow = {
  readonly workspace_id: string;
  readonly conversion_id: string;
  readonly publisher_id: string;
  readonly kind: string;
  readonly amount_micros: number;
  readonly sequence: number;
};

/** What the databases hold when all has come to rest, and the clicks that were sent in batches that are stored. */
export type Facts = {
  readonly clicks: readonly ClickRow[];
  readonly conversions: readonly ConversionRow[];
  readonly ledger: readonly LedgerRow[];
  readonly batches: ReadonlyMap<string, number>;
  readonly sent: readonly ClickEvent[];
};

const CLICKS_SQL = `SELECT workspace_id, id, at_ms, campaign_id, publisher_id, link_id, visitor_id, is_unique,
  is_new_visitor, reason, payout_micros, traits FROM clicks`;
const CONVERSIONS_SQL = `SELECT workspace_id, id, event_type_id, dedupe_key, txid, click_id, at_ms, received_at_ms, received,
  campaign_id, publisher_id, link_id, status, amount_micros, revenue_micros, payout_micros, credits FROM conversions`;

export function readFacts({ events, record }: World): Facts {
  // Each as its table has it.
  const read = <T>(sql: string) => events.execute(sql, []).results as readonly T[];
  const batches = new Map(
    read<{ ws: string; id: string; clicks: number }>(
      "SELECT workspace_id AS ws, batch_id AS id, clicks FROM click_batches",
    ).map(({ ws, id, clicks }) => [`${ws}:${id}`, clicks]),
  );
  const sent = [...record.batches.values()].flatMap(({ batch }) =>
    batch.clicks.filter(({ workspaceId }) => batches.has(`${workspaceId}:${batch.batchId}`)),
  );
  return {
    clicks: read(CLICKS_SQL),
    conversions: read(CONVERSIONS_SQL),
    ledger: read("SELECT * FROM payout_ledger ORDER BY conversion_id, sequence, id"),
    batches,
    sent,
  };
}
