import { localDay } from "@cleverdrip/core";
import { forgetFingerprints } from "./fingerprints.ts";
import { emptyKeys, type Sub1Key } from "./erase-sub1.ts";
import { addOnConflict } from "./rollup-sql.ts";
import { visitorClicksSql } from "./visitor-clicks.ts";

/** What belongs to one person, as far as rows tell. */
export type PersonClicks = {
  readonly clickIds: readonly string[];
  /** Impressions with a row: only campaigns that count views have them. */
  readonly viewIds: readonly string[];
  readonly visitorIds: readonly string[];
};

/** Of one visitor; more are no person's. */
const MOST = 1_000;

/** A click and everything of the same visitor, by index: accepted clicks, and views. */
export async function findPersonClicks(
  db: D1Database,
  workspaceId: string,
  clickId: string,
): Promise<PersonClicks> {
  const visitors = `SELECT visitor_id FROM clicks WHERE workspace_id = ?1 AND id = ?2 AND visitor_id <> ''`;
  const [own, clicks, views] = await db.batch<{ id: string }>([
    db.prepare(visitors.replace("visitor_id", "visitor_id AS id")).bind(workspaceId, clickId),
    db
      .prepare(
        `WITH person AS (${visitors.replace("visitor_id", "visitor_id AS id")})
         ${visitorClicksSql("person", "t.id AS id")} ORDER BY id DESC LIMIT ${MOST}`,
      )
      .bind(workspaceId, clickId),
    db
      .prepare(
        `SELECT id FROM views WHERE workspace_id = ?1 AND visitor_id = (${visitors}) ORDER BY id DESC LIMIT ${MOST}`,
      )
      .bind(workspaceId, clickId),
  ]);
  const ids = (rows: typeof own) => rows?.results.map(({ id }) => id) ?? [];
  return {
    clickIds: [...new Set([clickId, ...ids(clicks)])],
    viewIds: ids(views),
    visitorIds: ids(own),
  };
}

/** The next clicks with that value in what the link was given; `lastId` null = all have been looked at. */
export async function scanClicks(
  db: D1Database,
  workspaceId: string,
  value: string,
  { afterId, limit }: { readonly afterId: string; readonly limit: number },
): Promise<{ readonly ids: readonly string[]; readonly lastId: string | null }> {
  const { results } = await db
    .prepare(
      `SELECT id, instr(lower(subs || ' ' || external_id || ' ' || query || ' ' || source), ?4) > 0 AS hit
       FROM (SELECT * FROM clicks WHERE workspace_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3)`,
    )
    .bind(workspaceId, afterId, limit, value.toLowerCase())
    .all<{ id: string; hit: number }>();
  return {
    ids: results.flatMap(({ id, hit }) => (hit === 1 ? id : [])),
    lastId: results.length < limit ? null : (results.at(-1)?.id ?? null),
  };
}

/** Rows of these clicks that still tell of somebody, and views. */
export async function countErasable(
  db: D1Database,
  workspaceId: string,
  { clickIds, viewIds }: Pick<PersonClicks, "clickIds" | "viewIds">,
): Promise<{ readonly clicks: number; readonly views: number }> {
  const row = await db
    .prepare(
      `SELECT (SELECT count(*) FROM json_each(?2) k CROSS JOIN clicks c
          ON c.workspace_id = ?1 AND c.id = k.value AND ${TELLS}) AS clicks,
        (SELECT count(*) FROM json_each(?3) k CROSS JOIN views v ON v.workspace_id = ?1 AND v.id = k.value) AS views`,
    )
    .bind(workspaceId, JSON.stringify(clickIds), JSON.stringify(viewIds))
    .first<{ clicks: number; views: number }>();
  return row ?? { clicks: 0, views: 0 };
}

const BLANK = [
  "visitor_id",
  "ip_hash",
  "ip_prefix",
  "user_agent",
  "external_id",
  "query",
  "source",
  "traits",
];

const TELLS = `(c.subs <> '{}' OR ${[...BLANK, "region", "city"].map((name) => `c.${name} <> ''`).join(" OR ")})`;

/**
 * Blanks what clicks tell of a person, and deletes fingerprints and views. Their sub1 leaves the totals by sub1 in the same transaction, so
 * that these stay what the rows say; a second call finds nothing to do.
 */
export async function eraseClicks(
  db: D1Database,
  workspaceId: string,
  { clickIds, viewIds }: Pick<PersonClicks, "clickIds" | "viewIds">,
  timezone: string,
): Promise<void> {
  const { results } = await db
    .prepare(
      `SELECT c.id, c.at_ms AS atMs, c.campaign_id AS campaignId, c.ip_hash AS ipHash, c.user_agent AS userAgent,
         coalesce(c.subs ->> 'sub1', '') AS sub1 FROM json_each(?2) k CROSS JOIN clicks c
         ON c.workspace_id = ?1 AND c.id = k.value`,
    )
    .bind(workspaceId, JSON.stringify(clickIds))
    .all<Traces>();
  const dayOf = (atMs: number) => localDay(timezone, atMs);
  const days = JSON.stringify(results.map(({ id, atMs }) => [id, dayOf(atMs)]));
  const keys = results.map(({ atMs, campaignId, sub1 }): Sub1Key => [
    dayOf(atMs),
    campaignId,
    sub1,
  ]);
  await db.batch([
    db.prepare(MOVE_SQL).bind(days, workspaceId),
    db.prepare(BLANK_SQL).bind(days, workspaceId),
    ...emptyKeys(db, workspaceId, keys),
    forgetFingerprints(db, workspaceId, results),
    db
      .prepare(
        `DELETE FROM views WHERE workspace_id = ?2 AND id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(JSON.stringify(viewIds), workspaceId),
  ]);
}

type Traces = {
  readonly id: string;
  readonly atMs: number;
  readonly campaignId: string;
  readonly ipHash: string;
  readonly userAgent: string;
  readonly sub1: string;
};

const METRICS: readonly (readonly [column: string, sql: string])[] = [
  ["gross_clicks", "1"],
  ["clicks", "(c.reason = 'OK')"],
  ["unique_clicks", "(c.reason = 'OK' AND c.is_unique)"],
  ["new_visitors", "(c.reason = 'OK' AND c.is_new_visitor)"],
  ["payout_micros", "c.payout_micros"],
];

/** From the bucket of the click's sub1, which has its currency, to that of none. */
const MOVE_SQL = `
  INSERT INTO facet_daily (workspace_id, dimension, day, campaign_id, value, currency, ${METRICS.map(([column]) => column).join(", ")})
  SELECT ?2, 'sub1', f.day, f.campaign_id, iif(s.column1 = 1, '', f.value), f.currency,
    ${METRICS.map(([, sql]) => `sum(s.column1 * ${sql})`).join(", ")}
  FROM json_each(?1) r
  CROSS JOIN clicks c ON c.workspace_id = ?2 AND c.id = r.value ->> 0 AND coalesce(c.subs ->> 'sub1', '') <> ''
  CROSS JOIN facet_daily f ON f.workspace_id = ?2 AND f.dimension = 'sub1' AND f.day = r.value ->> 1
    AND f.campaign_id = c.campaign_id AND f.value = c.subs ->> 'sub1'
  JOIN (VALUES (1), (-1)) s
  WHERE true GROUP BY 3, 4, 5, 6
  ${addOnConflict(
    "facet_daily",
    METRICS.map(([column]) => column),
  )}`;

const BLANK_SQL = `
  UPDATE clicks SET subs = '{}', region = '', city = '', ${BLANK.map((name) => `${name} = ''`).join(", ")}
  WHERE workspace_id = ?2 AND id IN (SELECT value ->> 0 FROM json_each(?1))`;
