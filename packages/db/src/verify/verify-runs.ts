import { firstEntityIdAt, type Finding } from "@cleverdrip/core";
import { and, asc, desc, eq, lt } from "drizzle-orm";
import { eventsDb } from "../events/events-db.ts";
import { verifyFindings, verifyRuns } from "../events/verify-tables.ts";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";

export type VerifyRun = typeof verifyRuns.$inferSelect;
export type VerifyFinding = typeof verifyFindings.$inferSelect;

/** Of one run; more are counted and no longer kept. */
export const MAX_FINDINGS = 1_000;

export type NewVerifyRun = Pick<VerifyRun, "id" | "actor" | "fromMs" | "toMs"> & {
  readonly nowMs: number;
};

/** Begins a recount; with an id that is there already nothing is begun. */
export async function startVerifyRun(
  db: D1Database,
  workspaceId: string,
  { id, actor, fromMs, toMs, nowMs }: NewVerifyRun,
): Promise<void> {
  const times = { cursorMs: fromMs, startedAtMs: nowMs, updatedAtMs: nowMs };
  await eventsDb(db)
    .insert(verifyRuns)
    .values({ workspaceId, id, actor, fromMs, toMs, state: "running", ...times })
    .onConflictDoNothing();
}

export async function findVerifyRun(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<VerifyRun | null> {
  const row = await eventsDb(db)
    .select()
    .from(verifyRuns)
    .where(and(eq(verifyRuns.workspaceId, workspaceId), eq(verifyRuns.id, id)))
    .get();
  return row ?? null;
}

/** Newest first. */
export async function listVerifyRuns(
  db: D1Database,
  workspaceId: string,
  { limit, beforeId }: IdPageRequest,
): Promise<IdPage<VerifyRun>> {
  const { workspaceId: own, id } = verifyRuns;
  const rows = await eventsDb(db)
    .select()
    .from(verifyRuns)
    .where(and(eq(own, workspaceId), beforeId === null ? undefined : lt(id, beforeId)))
    .orderBy(desc(id))
    .limit(limit + 1);
  return idPage(rows, limit);
}

/** In the order in which they were found. */
export async function listFindings(
  db: D1Database,
  workspaceId: string,
  runId: string,
): Promise<readonly VerifyFinding[]> {
  return eventsDb(db)
    .select()
    .from(verifyFindings)
    .where(and(eq(verifyFindings.workspaceId, workspaceId), eq(verifyFindings.runId, runId)))
    .orderBy(asc(verifyFindings.number));
}

export type VerifyStep = {
  readonly toMs: number;
  readonly buckets: number;
  readonly events: number;
  readonly findings: readonly Finding[];
};

/** Enters what a step found and moves the run on; nothing happens where another call has done so already. */
export async function advanceVerifyRun(
  db: D1Database,
  { workspaceId, id, cursorMs }: VerifyRun,
  { toMs, buckets, events, findings }: VerifyStep,
  nowMs: number,
): Promise<boolean> {
  const place = [workspaceId, id, cursorMs] as const;
  const rows = findings.map((f) => [f.cause, f.place, f.bucket, f.eventId, f.detail]);
  const [, moved] = await db.batch([
    db
      .prepare(FINDINGS_SQL)
      .bind(...place, JSON.stringify(rows.slice(0, MAX_FINDINGS)), MAX_FINDINGS),
    db.prepare(MOVE_SQL).bind(...place, toMs, buckets, events, findings.length, nowMs),
  ]);
  return (moved?.results.length ?? 0) > 0;
}

const FINDINGS_SQL = `
  INSERT OR IGNORE INTO verify_findings (workspace_id, run_id, number, cause, place, bucket, event_id, detail)
  SELECT ?1, ?2, v.findings + r.key + 1, r.value ->> 0, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4
  FROM json_each(?4) r CROSS JOIN verify_runs v ON v.workspace_id = ?1 AND v.id = ?2 AND v.cursor_ms = ?3
  WHERE v.findings + r.key + 1 <= ?5`;

const MOVE_SQL = `
  UPDATE verify_runs SET cursor_ms = ?4, buckets = buckets + ?5, events = events + ?6, findings = findings + ?7,
    updated_at_ms = ?8,
    state = CASE WHEN ?4 < to_ms THEN 'running' WHEN findings + ?7 > 0 THEN 'drift' ELSE 'clean' END
  WHERE workspace_id = ?1 AND id = ?2 AND cursor_ms = ?3 AND state = 'running' RETURNING id`;

/** How far the schedule has counted a workspace's books again. */
export type Nightly = {
  readonly workspaceId: string;
  /** The end of its last recount that has come to its end; null = none of late. */
  readonly verifiedToMs: number | null;
  /** One that was begun and is not at its end. */
  readonly openId: string | null;
};

const NIGHTLY_SQL = `
  SELECT w.value AS workspaceId, max(CASE WHEN v.state <> 'running' THEN v.to_ms END) AS verifiedToMs,
    min(CASE WHEN v.state = 'running' THEN v.id END) AS openId
  FROM json_each(?1) w LEFT JOIN verify_runs v
    ON v.workspace_id = w.value AND v.id >= ?2 AND v.actor = 'schedule'
  GROUP BY 1`;

/** Of workspaces of one events database: by the schedule's recounts since a time. */
export async function readNightlies(
  db: D1Database,
  workspaceIds: readonly string[],
  sinceMs: number,
): Promise<readonly Nightly[]> {
  const { results } = await db
    .prepare(NIGHTLY_SQL)
    .bind(JSON.stringify(workspaceIds), firstEntityIdAt("vrf", sinceMs))
    .all<Nightly>();
  return results;
}
