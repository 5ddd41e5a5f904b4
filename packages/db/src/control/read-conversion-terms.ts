import type { ConversionTerms, PayableEvent } from "@cleverdrip/core";
import type { WorkspaceSettings } from "./read-workspace-settings.ts";

export type LinkTerms = {
  readonly workspace: WorkspaceSettings;
  readonly campaignId: string;
  readonly publisherId: string;
  readonly linkId: string;
  readonly terms: ConversionTerms;
};

type LinkRow = {
  workspace_id: string;
  campaign_id: string;
  publisher_id: string;
  link_id: string;
  currency: string;
  attribution_window_ms: number;
  timezone: string;
  events_shard: string;
  hot_window_days: number;
};

type EventRow = {
  id: string;
  name: string;
  payout_model: "cpa" | "cpl" | "cpi" | "revshare";
  payout_micros: number | null;
  payout_ppm: number | null;
  revenue_micros: number | null;
};

/**
 * What a conversion on that link is judged by, from the truth rather than from a snapshot: money is never decided on a
 * stale copy. Keyed by the link number, which the click id proves; null where no such link exists. The link's state does
 * not matter: a click made before a pause still earns.
 */
export async function readLinkTerms(
  control: D1Database,
  linkNumber: number,
): Promise<LinkTerms | null> {
  const [links, events] = await control.batch<LinkRow | EventRow>([
    control.prepare(LINK_SQL).bind(linkNumber),
    control.prepare(EVENTS_SQL).bind(linkNumber),
  ]);
  const link = (links as D1Result<LinkRow>).results[0];
  if (link === undefined) return null;
  return {
    workspace: {
      id: link.workspace_id,
      timezone: link.timezone,
      eventsShard: link.events_shard,
      hotWindowDays: link.hot_window_days,
    },
    campaignId: link.campaign_id,
    publisherId: link.publisher_id,
    linkId: link.link_id,
    terms: {
      currency: link.currency,
      attributionWindowMs: link.attribution_window_ms,
      events: (events as D1Result<EventRow>).results.map(payableEvent),
    },
  };
}

function payableEvent(row: EventRow): PayableEvent {
  const payout =
    row.payout_model === "revshare"
      ? { model: row.payout_model, ppm: row.payout_ppm ?? 0 }
      : { model: row.payout_model, amountMicros: row.payout_micros ?? 0 };
  return { id: row.id, name: row.name, payout, revenueMicros: row.revenue_micros };
}

const LINK_SQL = `
  SELECT l.workspace_id, l.campaign_id, l.publisher_id, l.id AS link_id, c.currency, c.attribution_window_ms,
    w.timezone, w.events_shard, w.hot_window_days
  FROM links l JOIN campaigns c ON c.id = l.campaign_id JOIN workspaces w ON w.id = l.workspace_id
  WHERE l.number = ?`;

const EVENTS_SQL = `
  SELECT e.id, e.name, e.payout_model, e.payout_micros, e.payout_ppm, e.revenue_micros
  FROM event_types e JOIN links l ON l.campaign_id = e.campaign_id
  WHERE l.number = ? ORDER BY e.position, e.id`;
