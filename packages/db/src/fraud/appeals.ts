import { and, desc, eq, isNotNull, isNull, lt } from "drizzle-orm";
import { eventsDb } from "../events/events-db.ts";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";
import { whereEqual } from "../where-equal.ts";
import { fraudAppeals } from "./verdict-tables.ts";

export type FraudAppealRecord = typeof fraudAppeals.$inferSelect;

export type FraudAppealFilter = IdPageRequest & {
  /** Of those without an answer; null = all. */
  readonly isOpen: boolean | null;
  readonly publisherId: string | null;
  readonly conversionId: string | null;
};

/** False where the result, or the day, has one already that waits for an answer: then nothing is written. */
export async function insertFraudAppeal(
  db: D1Database,
  workspaceId: string,
  row: Pick<FraudAppealRecord, "id" | "conversionId" | "publisherId" | "atMs" | "text">,
): Promise<boolean> {
  const rows = await eventsDb(db)
    .insert(fraudAppeals)
    .values({ ...row, workspaceId })
    .onConflictDoNothing()
    .returning({ id: fraudAppeals.id });
  return rows.length > 0;
}

export async function findFraudAppeal(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<FraudAppealRecord | null> {
  const row = await eventsDb(db).select().from(fraudAppeals).where(isOne(workspaceId, id)).get();
  return row ?? null;
}

/** Newest first. */
export async function listFraudAppeals(
  db: D1Database,
  workspaceId: string,
  { limit, beforeId, isOpen, ...wanted }: FraudAppealFilter,
): Promise<IdPage<FraudAppealRecord>> {
  const { answeredAtMs } = fraudAppeals;
  const state = isOpen === true ? isNull(answeredAtMs) : isNotNull(answeredAtMs);
  const rows = await eventsDb(db)
    .select()
    .from(fraudAppeals)
    .where(
      and(
        eq(fraudAppeals.workspaceId, workspaceId),
        beforeId === null ? undefined : lt(fraudAppeals.id, beforeId),
        isOpen === null ? undefined : state,
        whereEqual(fraudAppeals, wanted, ["publisherId", "conversionId"]),
      ),
    )
    .orderBy(desc(fraudAppeals.id))
    .limit(limit + 1);
  return idPage(rows, limit);
}

/** False where it was answered before. */
export async function answerFraudAppeal(
  db: D1Database,
  workspaceId: string,
  id: string,
  answer: Pick<FraudAppealRecord, "answeredAtMs" | "answer" | "outcome">,
): Promise<boolean> {
  const rows = await eventsDb(db)
    .update(fraudAppeals)
    .set(answer)
    .where(and(isOne(workspaceId, id), isNull(fraudAppeals.answeredAtMs)))
    .returning({ id: fraudAppeals.id });
  return rows.length > 0;
}

function isOne(workspaceId: string, id: string) {
  return and(eq(fraudAppeals.workspaceId, workspaceId), eq(fraudAppeals.id, id));
}
