import type { ConversionRecord } from "../events/list-conversions.ts";

/** Results of a decision that are of one publisher and currency. */
export type DecidedSum = {
  readonly decisionId: string;
  readonly publisherId: string;
  readonly currency: string;
  readonly conversions: number;
  readonly payoutMicros: number;
};

/** A result of a decision with its conversion as it is now. */
export type DecidedRecord = Pick<
  ConversionRecord,
  "atMs" | "eventName" | "txid" | "campaignId" | "currency" | "payoutMicros" | "status" | "reason"
> & { readonly decisionId: string; readonly conversionId: string; readonly publisherId: string };

// Joined in this order, each result is found by its key. The publisher is the one that was judged.
const DECIDED = `FROM fraud_decisions d CROSS JOIN json_each(d.conversion_ids) j
  CROSS JOIN conversions c ON c.workspace_id = d.workspace_id AND c.id = j.value
  LEFT JOIN fraud_verdicts v ON v.workspace_id = d.workspace_id AND v.conversion_id = c.id
  WHERE d.workspace_id = ?1 AND d.id IN (SELECT value FROM json_each(?2))`;

const PUBLISHER = "coalesce(v.publisher_id, c.publisher_id)";

/** What decisions were about: sums of all results, those of most results first, and the first results of each. */
export async function readDecided(
  db: D1Database,
  workspaceId: string,
  decisionIds: readonly string[],
  resultsOfEach: number,
): Promise<{ readonly sums: readonly DecidedSum[]; readonly results: readonly DecidedRecord[] }> {
  const ids = JSON.stringify(decisionIds);
  const [sums, results] = await db.batch([
    db
      .prepare(
        `SELECT d.id AS decisionId, ${PUBLISHER} AS publisherId, c.currency, count(*) AS conversions,
           sum(c.payout_micros) AS payoutMicros
         ${DECIDED} GROUP BY 1, 2, 3 ORDER BY conversions DESC, publisherId`,
      )
      .bind(workspaceId, ids),
    db
      .prepare(
        `SELECT d.id AS decisionId, c.id AS conversionId, c.at_ms AS atMs, c.event_name AS eventName, c.txid,
           c.campaign_id AS campaignId, ${PUBLISHER} AS publisherId, c.currency, c.payout_micros AS payoutMicros,
           c.status, c.reason
         ${DECIDED} AND j.key < ?3 ORDER BY d.id, j.key`,
      )
      .bind(workspaceId, ids, resultsOfEach),
  ]);
  // D1 cannot know the shape of its rows; the statements do.
  return {
    sums: (sums?.results ?? []) as DecidedSum[],
    results: (results?.results ?? []) as DecidedRecord[],
  };
}
