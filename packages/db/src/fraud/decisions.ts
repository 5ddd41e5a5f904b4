import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { eventsDb } from "../events/events-db.ts";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";
import { fraudDecisions } from "./verdict-tables.ts";

export type FraudDecisionRecord = typeof fraudDecisions.$inferSelect;

export async function insertFraudDecision(
  db: D1Database,
  workspaceId: string,
  row: Omit<FraudDecisionRecord, "workspaceId" | "undoneAtMs">,
): Promise<void> {
  await eventsDb(db)
    .insert(fraudDecisions)
    .values({ ...row, workspaceId });
}

export async function findFraudDecision(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<FraudDecisionRecord | null> {
  const row = await eventsDb(db).select().from(fraudDecisions).where(isOne(workspaceId, id)).get();
  return row ?? null;
}

/** Newest first. */
export async function listFraudDecisions(
  db: D1Database,
  workspaceId: string,
  { limit, beforeId }: IdPageRequest,
): Promise<IdPage<FraudDecisionRecord>> {
  const before = beforeId === null ? undefined : lt(fraudDecisions.id, beforeId);
  const rows = await eventsDb(db)
    .select()
    .from(fraudDecisions)
    .where(and(eq(fraudDecisions.workspaceId, workspaceId), before))
    .orderBy(desc(fraudDecisions.id))
    .limit(limit + 1);
  return idPage(rows, limit);
}

/** False where it had been undone before. */
export async function markFraudDecisionUndone(
  db: D1Database,
  workspaceId: string,
  id: string,
  atMs: number,
): Promise<boolean> {
  const rows = await eventsDb(db)
    .update(fraudDecisions)
    .set({ undoneAtMs: atMs })
    .where(and(isOne(workspaceId, id), isNull(fraudDecisions.undoneAtMs)))
    .returning({ id: fraudDecisions.id });
  return rows.length > 0;
}

function isOne(workspaceId: string, id: string) {
  return and(eq(fraudDecisions.workspaceId, workspaceId), eq(fraudDecisions.id, id));
}
