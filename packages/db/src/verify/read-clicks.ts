import { firstClickIdAt } from "@cleverdrip/core";

export type ClickFact = {
  readonly id: string;
  readonly atMs: number;
  readonly campaignId: string;
  readonly publisherId: string;
  readonly linkId: string;
  readonly visitorId: string;
  readonly isUnique: number;
  readonly isNewVisitor: number;
  readonly reason: string;
  readonly country: string;
  readonly ipHash: string;
  readonly payoutMicros: number;
  readonly batchId: string;
  readonly traits: string;
};

/** Rows of one query. */
const PAGE = 10_000;

/** Every click row of a time range, by the time in its id. */
export async function readClickFacts(
  db: D1Database,
  workspaceId: string,
  fromMs: number,
  toMs: number,
): Promise<readonly ClickFact[]> {
  const rows: ClickFact[] = [];
  const end = firstClickIdAt(toMs);
  // Ids are lower-case: the first one after "…" is found by the greater-than of the last.
  for (let after = previous(firstClickIdAt(fromMs)); ;) {
    const page = await db.prepare(CLICKS_SQL).bind(workspaceId, after, end, PAGE).all<ClickFact>();
    rows.push(...page.results);
    const last = page.results.at(-1);
    if (last === undefined || page.results.length < PAGE) return rows;
    after = last.id;
  }
}

/** Just before the id in order: bounds end in zeros, which only ids of that very millisecond share. */
function previous(id: string): string {
  return id.slice(0, -1);
}

const CLICKS_SQL = `
  SELECT id, at_ms AS atMs, campaign_id AS campaignId, publisher_id AS publisherId, link_id AS linkId,
    visitor_id AS visitorId, is_unique AS isUnique, is_new_visitor AS isNewVisitor, reason, country,
    ip_hash AS ipHash, payout_micros AS payoutMicros, batch_id AS batchId, traits
  FROM clicks WHERE workspace_id = ?1 AND id > ?2 AND id < ?3 ORDER BY id LIMIT ?4`;

/** Which of these batches are in the batch ledger, or ended as dead letters. */
export async function findKnownBatches(
  db: D1Database,
  workspaceId: string,
  batchIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { results } = await db
    .prepare(
      `SELECT b.batch_id AS id FROM json_each(?2) k
       CROSS JOIN click_batches b ON b.workspace_id = ?1 AND b.batch_id = k.value
       UNION SELECT d.batch_id FROM json_each(?2) k
       CROSS JOIN dead_clicks d ON d.workspace_id = ?1 AND d.batch_id = k.value`,
    )
    .bind(workspaceId, JSON.stringify(batchIds))
    .all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}
