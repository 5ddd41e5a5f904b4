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
  currency: string;
  attribution_window_ms: number;
  conversion_policy: string;
  status_words: string;
  timezone: string;
  events_shard: string;
  hot_window_days: number;
};

/**
 * What a conversion on that link is judged by, from the truth rather than from a snapshot: money is never decided on a
 * stale copy. Keyed by the link number, which the click id proves; null where no such link exists. The link's state does
 * not matter: a click made before a pause still earns.
 */
export function readLinkTerms(
  control: D1Database,
  linkNumber: number,
): Promise<CampaignTerms | null> {
  return readTerms(control, LINK_SQL, [linkNumber]);
}

/** The same for a report that names campaign and, perhaps, publisher itself. */
export function readCampaignTerms(
  control: D1Database,
  campaignId: string,
  publisherId: string | null,
): Promise<CampaignTerms | null> {
  return readTerms(control, CAMPAIGN_SQL, [campaignId, publisherId]);
}

async function readTerms(
  control: D1Database,
  from: string,
  key: readonly (string | number | null)[],
): Promise<CampaignTerms | null> {
  const [heads, events, rules] = await control.batch([
    control.prepare(`SELECT ${HEAD} ${from}`).bind(...key),
    control.prepare(`${EVENTS_SQL} (SELECT c.id ${from}) ORDER BY e.position, e.id`).bind(...key),
    control
      .prepare(
        `${RULES_SQL} (SELECT c.id AS campaign_id, p.id AS publisher_id, p.tier ${from}) s ${OWN_RULES}`,
      )
      .bind(...key),
  ]);
  // D1 cannot know the shape of its rows; the SQL below does.
  const [head] = (heads?.results ?? []) as TermsRow[];
  if (head === undefined) return null;
  const own = payableEvents(
    (events?.results ?? []) as EventRow[],
    (rules?.results ?? []) as RuleRow[],
  );
  return campaignTerms(head, own);
}

function campaignTerms(row: TermsRow, events: ConversionTerms["events"]): CampaignTerms {
  const stored = JSON.parse(row.conversion_policy) as Partial<ConversionPolicy>;
  const words = JSON.parse(row.status_words) as Readonly<Record<string, MappedStatus>>;
  return {
    workspace: {
      id: row.workspace_id,
      timezone: row.timezone,
      eventsShard: row.events_shard,
      hotWindowDays: row.hot_window_days,
    },
    campaignId: row.campaign_id,
    publisherId: row.publisher_id,
    linkId: row.link_id,
    terms: {
      currency: row.currency,
      statusWords: Object.entries(words).map(([word, status]) => ({ word, status })),
      policy: conversionPolicyOf(stored, row.attribution_window_ms),
      events,
    },
  };
}

const LINK_SQL = `
  FROM links l JOIN campaigns c ON c.id = l.campaign_id JOIN workspaces w ON w.id = l.workspace_id
    JOIN publishers p ON p.id = l.publisher_id
  WHERE l.number = ?1`;

const CAMPAIGN_SQL = `
  FROM campaigns c JOIN workspaces w ON w.id = c.workspace_id
    LEFT JOIN publishers p ON p.id = ?2 AND p.workspace_id = c.workspace_id
    LEFT JOIN (SELECT '' AS id) l
  WHERE c.id = ?1`;

const HEAD = `c.workspace_id, c.id AS campaign_id, p.id AS publisher_id, l.id AS link_id, c.currency,
  c.attribution_window_ms, c.conversion_policy, w.status_words, w.timezone, w.events_shard, w.hot_window_days`;

const EVENTS_SQL = `
  SELECT e.id, e.name, e.aliases, e.duplicate_policy, e.hold_days, e.payout_model, e.payout_micros, e.payout_ppm,
    e.revenue_micros
  FROM event_types e WHERE e.campaign_id =`;

/** The publisher's own rules and its tier's. */
const RULES_SQL = `
  SELECT r.event_type_id, r.scope, r.subject, r.payout_model, r.payout_micros, r.payout_ppm
  FROM payout_rules r JOIN`;

const OWN_RULES = `
  WHERE r.campaign_id = s.campaign_id AND ((r.scope = 'publisher' AND r.subject = s.publisher_id)
    OR (r.scope = 'tier' AND s.tier <> '' AND r.subject = s.tier))`;
