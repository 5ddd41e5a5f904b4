import { and, desc, eq, lt, lte } from "drizzle-orm";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";
import { eventsDb } from "./events-db.ts";
import { erasures } from "./retention-tables.ts";

export type ErasureRecord = typeof erasures.$inferSelect;

export async function startErasure(
  db: D1Database,
  record: Omit<ErasureRecord, "state" | "counts" | "updatedAtMs" | "nextAtMs">,
): Promise<void> {
  await eventsDb(db)
    .insert(erasures)
    .values({
      ...record,
      state: "running",
      counts: "{}",
      updatedAtMs: record.startedAtMs,
      nextAtMs: 0,
    })
    .onConflictDoNothing();
}

export async function findErasure(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<ErasureRecord | null> {
  const row = await eventsDb(db)
    .select()
    .from(erasures)
    .where(and(eq(erasures.workspaceId, workspaceId), eq(erasures.id, id)))
    .get();
  return row ?? null;
}

/** Newest first. */
export async function listErasures(
  db: D1Database,
  workspaceId: string,
  { beforeId, limit }: IdPageRequest,
): Promise<IdPage<ErasureRecord>> {
  const own = eq(erasures.workspaceId, workspaceId);
  const rows = await eventsDb(db)
    .select()
    .from(erasures)
    .where(beforeId === null ? own : and(own, lt(erasures.id, beforeId)))
    .orderBy(desc(erasures.id))
    .limit(limit + 1);
  return idPage(rows, limit);
}

/** Those that have something to do by now. */
export async function openErasures(
  db: D1Database,
  workspaceId: string,
  nowMs: number,
): Promise<readonly ErasureRecord[]> {
  const { state, nextAtMs, workspaceId: own } = erasures;
  return eventsDb(db)
    .select()
    .from(erasures)
    .where(and(eq(own, workspaceId), eq(state, "running"), lte(nextAtMs, nowMs)))
    .limit(20);
}

/** Saves a step that was done, unless somebody else has done it in the meantime; says whether it was saved. */
export async function advanceErasure(
  db: D1Database,
  before: ErasureRecord,
  after: Pick<
    ErasureRecord,
    "subject" | "state" | "cursor" | "counts" | "updatedAtMs" | "nextAtMs"
  >,
): Promise<boolean> {
  const { workspaceId, id, cursor } = erasures;
  const rows = await eventsDb(db)
    .update(erasures)
    .set(after)
    .where(
      and(
        eq(workspaceId, before.workspaceId),
        eq(id, before.id),
        eq(cursor, before.cursor),
        eq(erasures.state, "running"),
      ),
    )
    .returning({ id });
  return rows.length > 0;
}
