import { DOUBTED_COLUMNS, DOUBTED_JOINS, readDoubted, type DoubtedRecord } from "./doubted-row.ts";

export type ReviewSort = "score" | "time" | "money";

export type ReviewFilter = {
  readonly decision: string | null;
  /** null: those that money is held or refused for, and those that somebody decided. */
  readonly action: string | null;
  readonly publisherId: string | null;
  readonly campaignId: string | null;
  readonly rule: string | null;
  readonly minScore: number | null;
};

export type ReviewPageRequest = {
  readonly sort: ReviewSort;
  readonly limit: number;
  /** The last row of the page before; null on the first page. */
  readonly before: readonly [value: number | string, conversionId: string] | null;
};

export type ReviewCount = {
  readonly decision: string;
  readonly currency: string;
  readonly conversions: number;
  readonly payoutMicros: number;
};

/** The newest doubted results of the workspace, or of the publisher, that a look goes through. */
const MAX_SCANNED = 50_000;

/** Ids sort by time; of equal ones the newest goes first. */
const SORTED: Readonly<Record<ReviewSort, string>> = {
  score: "score",
  time: "conversion_id",
  money: "payout_micros",
};

/** What a row is sorted by, as `before` takes it. */
export function reviewSortValue(row: DoubtedRecord, sort: ReviewSort): number | string {
  const values = { score: row.score, time: row.conversionId, money: row.payoutMicros };
  return values[sort];
}

/** The greatest first, of equal ones the newest; one row more than asked for where there are more. */
export async function listReviews(
  db: D1Database,
  workspaceId: string,
  filter: ReviewFilter,
  { sort, limit, before }: ReviewPageRequest,
): Promise<readonly DoubtedRecord[]> {
  const wanted = whereOf(workspaceId, filter);
  const value = SORTED[sort];
  const after = before === null ? "" : `AND (${value}, conversion_id) < (?, ?)`;
  const { results } = await db
    .prepare(
      `SELECT ${DOUBTED_COLUMNS} FROM (
         SELECT * FROM ${wanted.sql} ${after} ORDER BY ${value} DESC, conversion_id DESC LIMIT ?) v
       ${DOUBTED_JOINS} ORDER BY v.${value} DESC, v.conversion_id DESC`,
    )
    .bind(...wanted.values, ...(before ?? []), limit + 1)
    .all();
  return readDoubted(results);
}

/** Of all that fit, whatever was decided of them. */
export async function countReviews(
  db: D1Database,
  workspaceId: string,
  filter: Omit<ReviewFilter, "decision">,
): Promise<readonly ReviewCount[]> {
  const wanted = whereOf(workspaceId, { ...filter, decision: null });
  const { results } = await db
    .prepare(
      `SELECT decision, currency, count(*) AS conversions, sum(payout_micros) AS payoutMicros
       FROM ${wanted.sql} GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    .bind(...wanted.values)
    .all<ReviewCount>();
  return results;
}

/** Indexes bound the scan; what they do not know is looked for in its rows. */
function whereOf(
  workspaceId: string,
  { decision, action, publisherId, campaignId, rule, minScore }: ReviewFilter,
): { readonly sql: string; readonly values: readonly (string | number)[] } {
  const within = ["workspace_id = ?"];
  const isStopped = "action IN ('hold', 'reject')";
  if (decision === "open") within.push("decision = 'open'");
  const isWaiting = decision === "open" && action === null;
  if (action === null) within.push(isWaiting ? isStopped : `(${isStopped} OR decision <> 'open')`);
  if (publisherId !== null) within.push("publisher_id = ?");
  const rest: readonly (readonly [string, string | number | null])[] = [
    ["decision = ?", decision],
    ["action = ?", action],
    ["campaign_id = ?", campaignId],
    ["score >= ?", minScore],
    ["EXISTS (SELECT 1 FROM json_each(signals) s WHERE s.value ->> 'rule' = ?)", rule],
  ];
  const given = rest.flatMap(([sql, value]) => (value === null ? [] : [[sql, value] as const]));
  const sql = `(SELECT * FROM fraud_verdicts ${indexFor(isWaiting, publisherId)} WHERE ${within.join(" AND ")}
    ORDER BY conversion_id DESC LIMIT ${MAX_SCANNED}) WHERE ${["true", ...given.map(([own]) => own)].join(" AND ")}`;
  const publisher = publisherId === null ? [] : [publisherId];
  return { sql, values: [workspaceId, ...publisher, ...given.map(([, value]) => value)] };
}

/** SQLite by itself would take the primary key, and go through all of the workspace's. */
function indexFor(isWaiting: boolean, publisherId: string | null): string {
  if (publisherId !== null) return "INDEXED BY fraud_verdicts_publisher";
  return isWaiting ? "INDEXED BY fraud_verdicts_waiting" : "";
}
