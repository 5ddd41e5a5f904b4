/** What a campaign pays for a payable click. */
export type ClickTerms = {
  /** Micros for every publisher; null = nothing. */
  readonly cpcMicros: number | null;
  /** Whether tiers or single publishers have rates of their own. */
  readonly hasOwnRates: boolean;
};

/** From the truth rather than from a snapshot; null where the workspace has no such campaign. */
export async function readClickTerms(
  control: D1Database,
  workspaceId: string,
  campaignId: string,
): Promise<ClickTerms | null> {
  const row = await control
    .prepare(TERMS_SQL)
    .bind(campaignId, workspaceId)
    .first<{ cpc_micros: number | null; has_own_rates: number }>();
  if (row === null) return null;
  return { cpcMicros: row.cpc_micros, hasOwnRates: row.has_own_rates === 1 };
}

/** Of these publishers those with a rate of their own or of their tier, with its micros for a click. */
export async function readOwnClickRates(
  control: D1Database,
  workspaceId: string,
  campaignId: string,
  publisherIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { results } = await control
    .prepare(OWN_RATES_SQL)
    .bind(workspaceId, campaignId, JSON.stringify(publisherIds))
    .all<{ id: string; micros: number }>();
  return new Map(results.map(({ id, micros }) => [id, micros]));
}

const TERMS_SQL = `
  SELECT c.conversion_policy ->> '$.cpcMicros' AS cpc_micros,
    EXISTS (SELECT 1 FROM payout_rules r WHERE r.campaign_id = c.id AND r.event_type_id = '') AS has_own_rates
  FROM campaigns c WHERE c.id = ?1 AND c.workspace_id = ?2`;

/** A publisher's own rate goes before its tier's. */
const OWN_RATES_SQL = `
  SELECT p.id, coalesce(own.payout_micros, tier.payout_micros) AS micros
  FROM json_each(?3) asked JOIN publishers p ON p.id = asked.value AND p.workspace_id = ?1
    LEFT JOIN payout_rules own ON own.campaign_id = ?2 AND own.event_type_id = '' AND own.scope = 'publisher'
      AND own.subject = p.id
    LEFT JOIN payout_rules tier ON tier.campaign_id = ?2 AND tier.event_type_id = '' AND tier.scope = 'tier'
      AND tier.subject = p.tier AND p.tier <> ''
  WHERE coalesce(own.payout_micros, tier.payout_micros) IS NOT NULL`;
