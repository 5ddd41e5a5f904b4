import { ALL_METRICS, FACETS } from "./rollup-sql.ts";

const KEY = ["total", "campaign", "publisher"] as const;
const VALUE = { total: "''", campaign: "campaign_id", publisher: "publisher_id" };
const SUMS = ALL_METRICS.map((column) => `sum(${column})`).join(", ");
const COLUMNS = ALL_METRICS.join(", ");

/** Nothing is summed while the workspace moves, and no day by two at once. */
const MAY = `(SELECT day FROM totals_until WHERE workspace_id = ?1) = ?2
  AND NOT EXISTS (SELECT 1 FROM moving_workspaces WHERE workspace_id = ?1 AND fence <> 'open')`;

/**
 * Sums a workspace's next day before `today`, in one transaction: from then on triggers keep its totals. Says which day it was;
 * null where all days that are over are summed. Called again, or by two at once, it sums the next one, or nothing twice.
 */
export async function sumNextDay(
  db: D1Database,
  workspaceId: string,
  today: string,
): Promise<string | null> {
  const next = await nextOf(db, workspaceId);
  if (next.day === null || next.day >= today) return null;
  const { day } = next;
  if (!next.isBegun) await begin(db, workspaceId);
  const bind = (sql: string) => db.prepare(sql).bind(workspaceId, day);
  const results = await db.batch([
    ...KEY.flatMap((dimension) => [
      bind(narrowSql("total_daily", dimension)),
      bind(narrowSql("total_monthly", dimension)),
    ]),
    bind(FACETS_SQL),
    db.prepare(ADVANCE_SQL).bind(workspaceId, day, today),
  ]);
  return (results.at(-1)?.meta.changes ?? 0) > 0 ? day : null;
}

type Next = { readonly day: string | null; readonly isBegun: boolean };

async function nextOf(db: D1Database, workspaceId: string): Promise<Next> {
  const row = await db
    .prepare(
      `SELECT (SELECT day FROM totals_until WHERE workspace_id = ?1) AS until,
         (SELECT min(day) FROM rollup_daily WHERE workspace_id = ?1) AS first`,
    )
    .bind(workspaceId)
    .first<{ until: string | null; first: string | null }>();
  const until = row?.until ?? null;
  return { day: until ?? row?.first ?? null, isBegun: until !== null };
}

/** With the workspace's first day. What is left of earlier totals is nobody's. */
async function begin(db: D1Database, workspaceId: string): Promise<void> {
  const isNew = `NOT EXISTS (SELECT 1 FROM totals_until WHERE workspace_id = ?1)`;
  await db.batch([
    ...["total_daily", "total_monthly"].map((table) =>
      db.prepare(`DELETE FROM ${table} WHERE workspace_id = ?1 AND ${isNew}`).bind(workspaceId),
    ),
    db
      .prepare(
        `INSERT OR IGNORE INTO totals_until (workspace_id, day)
         SELECT ?1, min(day) FROM rollup_daily WHERE workspace_id = ?1 HAVING min(day) IS NOT NULL`,
      )
      .bind(workspaceId),
  ]);
}

function narrowSql(table: "total_daily" | "total_monthly", dimension: (typeof KEY)[number]) {
  const [time, value] = table === "total_daily" ? ["day", "day"] : ["month", "substr(day, 1, 7)"];
  return `
  INSERT INTO ${table} (workspace_id, dimension, ${time}, value, currency, ${COLUMNS})
  SELECT ?1, '${dimension}', ${value}, ${VALUE[dimension]}, currency, ${SUMS} FROM rollup_daily
  WHERE workspace_id = ?1 AND day = ?2 AND ${MAY} GROUP BY 4, 5
  ON CONFLICT (workspace_id, dimension, ${time}, value, currency) DO UPDATE SET
    ${ALL_METRICS.map((column) => `${column} = ${column} + excluded.${column}`).join(", ")}`;
}

const FACETS_SQL = `
  INSERT INTO total_daily (workspace_id, dimension, day, value, currency, ${COLUMNS})
  SELECT ?1, f.dimension, f.day, f.value, f.currency, ${SUMS}
  FROM json_each('${JSON.stringify(FACETS.map(([dimension]) => dimension))}') d
  CROSS JOIN facet_daily f ON f.workspace_id = ?1 AND f.dimension = d.value AND f.day = ?2
  WHERE ${MAY} GROUP BY 2, 4, 5`;

/** To the next day that has something, at most to today. */
const ADVANCE_SQL = `
  UPDATE totals_until SET day = coalesce(
    (SELECT min(day) FROM rollup_daily WHERE workspace_id = ?1 AND day > ?2 AND day < ?3), ?3)
  WHERE workspace_id = ?1 AND day = ?2 AND ${MAY}`;
