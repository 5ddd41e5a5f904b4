import { and, desc, eq, lt } from "drizzle-orm";
import { whereEqual } from "../where-equal.ts";
import { eventsDb } from "../events/events-db.ts";
import { jsonParts } from "../events/json-parts.ts";
import { fraudVerdicts } from "./verdict-tables.ts";

export type FraudVerdictRecord = typeof fraudVerdicts.$inferSelect;

/** As the judge has it: what a person decided is not its to say. */
export type JudgedVerdict = Omit<
  FraudVerdictRecord,
  "workspaceId" | "decision" | "decidedBy" | "decisionId" | "changedAtMs"
>;

/** What a person decided; `open` takes it back. */
export type VerdictDecision = Pick<FraudVerdictRecord, "decision" | "decidedBy" | "decisionId"> & {
  readonly conversionId: string;
};

export type FraudVerdictFilter = {
  readonly publisherId: string | null;
  readonly campaignId: string | null;
  readonly decision: string | null;
  readonly action: string | null;
  readonly limit: number;
  readonly beforeId: string | null;
};

export async function findFraudVerdict(
  db: D1Database,
  workspaceId: string,
  conversionId: string,
): Promise<FraudVerdictRecord | null> {
  const { workspaceId: owner, conversionId: id } = fraudVerdicts;
  const row = await eventsDb(db)
    .select()
    .from(fraudVerdicts)
    .where(and(eq(owner, workspaceId), eq(id, conversionId)))
    .get();
  return row ?? null;
}

/** Newest result first. */
export async function listFraudVerdicts(
  db: D1Database,
  workspaceId: string,
  { limit, beforeId, ...wanted }: FraudVerdictFilter,
): Promise<readonly FraudVerdictRecord[]> {
  const { workspaceId: owner, conversionId } = fraudVerdicts;
  const columns = ["publisherId", "campaignId", "decision", "action"] as const;
  return eventsDb(db)
    .select()
    .from(fraudVerdicts)
    .where(
      and(
        eq(owner, workspaceId),
        beforeId === null ? undefined : lt(conversionId, beforeId),
        whereEqual(fraudVerdicts, wanted, columns),
      ),
    )
    .orderBy(desc(conversionId))
    .limit(limit);
}

/** Writes what was judged. A decision stays; the time of change only moves where score or action do. */
export async function saveFraudVerdicts(
  db: D1Database,
  workspaceId: string,
  verdicts: readonly JudgedVerdict[],
): Promise<void> {
  const rows = verdicts.map((own) => COLUMNS.map(([, key]) => own[key]));
  const parts = jsonParts(rows);
  if (parts.length > 0) await db.batch(parts.map((p) => db.prepare(SAVE_SQL).bind(p, workspaceId)));
}

/** Forgets verdicts on results that are not doubted any more, unless a person decided on them. */
export async function dropFraudVerdicts(
  db: D1Database,
  workspaceId: string,
  conversionIds: readonly string[],
): Promise<void> {
  if (conversionIds.length === 0) return;
  await db
    .prepare(
      `DELETE FROM fraud_verdicts WHERE workspace_id = ?1 AND decision = 'open'
         AND conversion_id IN (SELECT value FROM json_each(?2))`,
    )
    .bind(workspaceId, JSON.stringify(conversionIds))
    .run();
}

export function decideVerdict(
  db: D1Database,
  workspaceId: string,
  { conversionId, decision, decidedBy, decisionId }: VerdictDecision,
  nowMs: number,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE fraud_verdicts SET decision = ?3, decided_by = ?4, decision_id = ?5, changed_at_ms = ?6
       WHERE workspace_id = ?1 AND conversion_id = ?2`,
    )
    .bind(workspaceId, conversionId, decision, decidedBy, decisionId, nowMs);
}

const COLUMNS = [
  ["conversion_id", "conversionId"],
  ["at_ms", "atMs"],
  ["publisher_id", "publisherId"],
  ["campaign_id", "campaignId"],
  ["event_name", "eventName"],
  ["payout_micros", "payoutMicros"],
  ["currency", "currency"],
  ["score", "score"],
  ["signals", "signals"],
  ["rules_version", "rulesVersion"],
  ["action", "action"],
  ["judged_at_ms", "judgedAtMs"],
] as const satisfies readonly (readonly [string, keyof JudgedVerdict])[];

const SAVE_SQL = `
  INSERT INTO fraud_verdicts (workspace_id, changed_at_ms, ${COLUMNS.map(([name]) => name).join(", ")})
  SELECT ?2, r.value ->> ${COLUMNS.length - 1}, ${COLUMNS.map((_, i) => `r.value ->> ${i}`).join(", ")}
  FROM json_each(?1) r WHERE true
  ON CONFLICT (workspace_id, conversion_id) DO UPDATE SET
    changed_at_ms = CASE WHEN action = excluded.action THEN changed_at_ms ELSE excluded.changed_at_ms END,
    ${COLUMNS.slice(1)
      .map(([name]) => `${name} = excluded.${name}`)
      .join(", ")}`;
