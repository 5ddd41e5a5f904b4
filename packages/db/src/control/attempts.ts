import { eq, lte, sql } from "drizzle-orm";
import { attempts } from "./attempt-tables.ts";
import { controlDb } from "./control-db.ts";

export type AttemptRule = { readonly max: number; readonly windowMs: number };

/** Counts one attempt; the answer is 0 where it is allowed, else the milliseconds until the next one is. */
export async function countAttempt(
  db: D1Database,
  key: string,
  { max, windowMs }: AttemptRule,
  nowMs: number,
): Promise<number> {
  const control = controlDb(db);
  const [, [row]] = await control.batch([
    control.delete(attempts).where(lte(attempts.windowEndMs, nowMs)),
    control
      .insert(attempts)
      .values({ key, count: 1, windowEndMs: nowMs + windowMs })
      .onConflictDoUpdate({ target: attempts.key, set: { count: sql`${attempts.count} + 1` } })
      .returning(),
  ]);
  return row === undefined || row.count <= max ? 0 : row.windowEndMs - nowMs;
}

export async function forgetAttempts(db: D1Database, key: string): Promise<void> {
  await controlDb(db).delete(attempts).where(eq(attempts.key, key));
}
