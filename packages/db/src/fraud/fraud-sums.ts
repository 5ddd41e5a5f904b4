import { firstClickIdAt, firstEntityIdAt } from "@cleverdrip/core";

type Range = { readonly fromMs: number; readonly toMs: number };

export type DoubtState = "held" | "rejected" | "released" | "tagged" | "other";

export type DoubtSum = {
  readonly publisherId: string;
  readonly currency: string;
  readonly state: DoubtState;
  readonly conversions: number;
  readonly payoutMicros: number;
};

export type ReasonSum = {
  readonly publisherId: string;
  readonly reason: string;
  readonly clicks: number;
};

/** Clicks whose rows one look goes through. */
const MAX_CLICKS = 20_000;

/** What became of the doubted results that were received in the range, by publisher and currency. */
export async function sumDoubts(
  db: D1Database,
  workspaceId: string,
  { fromMs, toMs }: Range,
): Promise<readonly DoubtSum[]> {
  const { results } = await db
    .prepare(
      `SELECT v.publisher_id AS publisherId, v.currency, ${STATE_SQL} AS state, count(*) AS conversions,
         sum(v.payout_micros) AS payoutMicros
       FROM fraud_verdicts v JOIN conversions c ON c.workspace_id = v.workspace_id AND c.id = v.conversion_id
       WHERE v.workspace_id = ?1 AND v.conversion_id >= ?2 AND v.conversion_id < ?3
       GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    )
    .bind(workspaceId, firstEntityIdAt("cnv", fromMs), firstEntityIdAt("cnv", toMs))
    .all<DoubtSum>();
  return results;
}

const STATE_SQL = `CASE
  WHEN c.status = 'hold' AND c.reason = 'H_FRAUD' THEN 'held'
  WHEN c.status = 'rejected' AND (c.reason = 'X_FRAUD' OR v.decision = 'rejected') THEN 'rejected'
  WHEN v.decision = 'approved' THEN 'released'
  WHEN v.action = 'tag' THEN 'tagged' ELSE 'other' END`;

/** Why the newest clicks of the range do not count; buckets do not keep it. `clicks` = how many were looked at. */
export async function sumReasons(
  db: D1Database,
  workspaceId: string,
  { fromMs, toMs }: Range,
): Promise<{
  readonly sums: readonly ReasonSum[];
  readonly clicks: number;
  readonly isComplete: boolean;
}> {
  const { results } = await db
    .prepare(
      `SELECT publisher_id AS publisherId, reason, count(*) AS clicks FROM (
         SELECT publisher_id, reason FROM clicks WHERE workspace_id = ?1 AND id >= ?2 AND id < ?3
         ORDER BY id DESC LIMIT ${MAX_CLICKS})
       GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
    )
    .bind(workspaceId, firstClickIdAt(fromMs), firstClickIdAt(toMs))
    .all<ReasonSum>();
  const clicks = results.reduce((sum, row) => sum + row.clicks, 0);
  return {
    sums: results.filter(({ reason }) => reason !== "OK"),
    clicks,
    isComplete: clicks < MAX_CLICKS,
  };
}

export type RuleMoney = {
  readonly rule: string;
  /** Sub id that the rule's signal is about; null = its publisher in all. */
  readonly sub: string | null;
  readonly publisherId: string;
  readonly campaignId: string;
  readonly eventName: string;
  readonly currency: string;
  readonly conversions: number;
  readonly payoutMicros: number;
};

/** Doubted results that one look goes through. */
const MAX_VERDICTS = 50_000;

/** Payouts of doubted results by the rules they are doubted for, but what somebody let through. */
export async function sumRuleMoney(
  db: D1Database,
  workspaceId: string,
  publisherId: string | null,
): Promise<readonly RuleMoney[]> {
  const [index, own] =
    publisherId === null
      ? ["", ""]
      : ["INDEXED BY fraud_verdicts_publisher", "AND publisher_id = ?2"];
  const { results } = await db
    .prepare(
      `SELECT rule, sub, publisher_id AS publisherId, campaign_id AS campaignId, event_name AS eventName, currency,
         count(*) AS conversions, sum(payout_micros) AS payoutMicros
       FROM (SELECT DISTINCT s.value ->> 'rule' AS rule, s.value ->> 'sub' AS sub, v.* FROM (
           SELECT conversion_id, publisher_id, campaign_id, event_name, currency, payout_micros, signals, decision
           FROM fraud_verdicts ${index} WHERE workspace_id = ?1 ${own} ORDER BY conversion_id DESC LIMIT ${MAX_VERDICTS}) v,
         json_each(v.signals) s WHERE v.decision <> 'approved')
       GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`,
    )
    .bind(workspaceId, ...(publisherId === null ? [] : [publisherId]))
    .all<RuleMoney>();
  return results;
}
