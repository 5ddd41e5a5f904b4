import {
  conversionPolicyOf,
  type ConversionPolicy,
  type ConversionTerms,
  type MappedStatus,
} from "@cleverdrip/core";
import { payableEvents, type EventRow, type RuleRow } from "./payable-events.ts";
import type { WorkspaceSettings } from "./read-workspace-settings.ts";

/** Terms of a campaign, as they are for one publisher. */
export type CampaignTerms = {
  readonly workspace: WorkspaceSettings;
  readonly campaignId: string;
  /** null where nobody was named, or nobody of this workspace. */
  readonly publisherId: string | null;
  /** "" where no link is known. */
  readonly linkId: string;
  readonly terms: ConversionTerms;
};

type TermsRow = {
  workspace_id: string;
  campaign_id: string;
  publisher_id: string | null;
  link_id: string;
  link_number: number | null;
  currency: string;
  attribution_window_ms: number;
  conversion_policy: string;
  status_words: string;
  timezone: string;
  events_shard: string;
  hot_window_days: number;
  hot_since_ms: number;
  /** JSON lists of EventRow and RuleRow. */
  events: string;
  rules: string;
};

/**
 * What conversions on these links are judged by, from the truth rather than from a snapshot: money is never decided on a
 * stale copy. Keyed by the link number, which the click id proves; a link that does not exist is not in the map. Its state
 * does not matter: a click made before a pause still earns.
 */
export async function readLinkTerms(
  control: D1Database,
  linkNumbers: readonly number[],
): Promise<ReadonlyMap<number, CampaignTerms>> {
  const numbers = JSON.stringify([...new Set(linkNumbers)]);
  const { results } = await control.prepare(LINK_SQL).bind(numbers).all<TermsRow>();
  return new Map(results.map((row) => [row.link_number ?? 0, campaignTerms(row)]));
}

/** The same for a report that names campaign and, perhaps, publisher itself. */
export async function readCampaignTerms(
  control: D1Database,
  campaignId: string,
  publisherId: string | null,
): Promise<CampaignTerms | null> {
  const row = await control.prepare(CAMPAIGN_SQL).bind(campaignId, publisherId).first<TermsRow>();
  return row === null ? null : campaignTerms(row);
}

function campaignTerms(row: TermsRow): CampaignTerms {
  const stored = JSON.parse(row.conversion_policy) as Partial<ConversionPolicy>;
  // As TERMS lists them.
  const events = JSON.parse(row.events) as EventRow[];
  const rules = JSON.parse(row.rules) as RuleRow[];
  const words = JSON.parse(row.status_words) as Readonly<Record<string, MappedStatus>>;
  return {
    workspace: {
      id: row.workspace_id,
      timezone: row.timezone,
      eventsShard: row.events_shard,
      hotWindowDays: row.hot_window_days,
      hotSinceMs: row.hot_since_ms,
    },
    campaignId: row.campaign_id,
    publisherId: row.publisher_id,
    linkId: row.link_id,
    terms: {
      currency: row.currency,
      statusWords: Object.entries(words).map(([word, status]) => ({ word, status })),
      policy: conversionPolicyOf(stored, row.attribution_window_ms),
      events: payableEvents(events, rules),
    },
  };
}

const EVENT_COLUMNS = [
  "id",
  "name",
  "aliases",
  "duplicate_policy",
  "hold_days",
  "payout_model",
  "payout_micros",
  "payout_ppm",
  "revenue_micros",
  "revenue_ppm",
] as const satisfies readonly (keyof EventRow)[];

const RULE_COLUMNS = [
  "event_type_id",
  "scope",
  "subject",
  "payout_model",
  "payout_micros",
  "payout_ppm",
] as const satisfies readonly (keyof RuleRow)[];

/** With the campaign's events in their order, and the rules of the publisher and of its tier. */
const TERMS = `SELECT c.workspace_id, c.id AS campaign_id, p.id AS publisher_id, l.id AS link_id, l.number AS link_number,
    c.currency, c.attribution_window_ms, c.conversion_policy, w.status_words, w.timezone, w.events_shard,
    w.hot_window_days, w.hot_since_ms,
    (SELECT ${jsonRows("e", EVENT_COLUMNS)}
     FROM (SELECT * FROM event_types WHERE campaign_id = c.id ORDER BY position, id) e) AS events,
    (SELECT ${jsonRows("r", RULE_COLUMNS)} FROM payout_rules r
     WHERE r.campaign_id = c.id AND ((r.scope = 'publisher' AND r.subject = p.id)
       OR (r.scope = 'tier' AND p.tier <> '' AND r.subject = p.tier))) AS rules`;

const LINK_SQL = `${TERMS}
  FROM links l JOIN campaigns c ON c.id = l.campaign_id JOIN workspaces w ON w.id = l.workspace_id
    JOIN publishers p ON p.id = l.publisher_id
  WHERE l.number IN (SELECT value FROM json_each(?1))`;

const CAMPAIGN_SQL = `${TERMS}
  FROM campaigns c JOIN workspaces w ON w.id = c.workspace_id
    LEFT JOIN publishers p ON p.id = ?2 AND p.workspace_id = c.workspace_id
    LEFT JOIN (SELECT '' AS id, NULL AS number) l
  WHERE c.id = ?1`;

function jsonRows(table: string, columns: readonly string[]): string {
  const pairs = columns.map((column) => `'${column}', ${table}.${column}`);
  return `json_group_array(json_object(${pairs.join(", ")}))`;
}
