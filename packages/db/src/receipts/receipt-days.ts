import type { DayRoot } from "@cleverdrip/core";
import { and, desc, eq, gte, lt } from "drizzle-orm";
import { eventsDb } from "../events/events-db.ts";
import { receiptDays } from "../events/receipt-tables.ts";

export type ReceiptDay = {
  readonly root: DayRoot;
  readonly signature: string;
  readonly lines: number;
};

export type ReceiptDayPage = {
  readonly days: readonly ReceiptDay[];
  /** The last one, where more follow. */
  readonly nextDay: string | null;
};

/** The newest first; null as `beforeDay` begins with the newest. */
export async function listReceiptDays(
  db: D1Database,
  workspaceId: string,
  { beforeDay, limit }: { readonly beforeDay: string | null; readonly limit: number },
): Promise<ReceiptDayPage> {
  const { workspaceId: own, day } = receiptDays;
  const rows = await eventsDb(db)
    .select()
    .from(receiptDays)
    .where(and(eq(own, workspaceId), beforeDay === null ? undefined : lt(day, beforeDay)))
    .orderBy(desc(day))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const nextDay = rows.length > limit ? (page.at(-1)?.day ?? null) : null;
  return { days: page.map(toDay), nextDay };
}

export async function findReceiptDay(
  db: D1Database,
  workspaceId: string,
  day: string,
): Promise<ReceiptDay | null> {
  const days = await receiptDaysFrom(db, workspaceId, day, day);
  return days.find(({ root }) => root.day === day) ?? null;
}

/** Roots by their days, both ends included, oldest first; a large day has several. */
export async function receiptDaysFrom(
  db: D1Database,
  workspaceId: string,
  firstDay: string,
  lastDay: string,
): Promise<readonly ReceiptDay[]> {
  const { workspaceId: own, day } = receiptDays;
  const rows = await eventsDb(db)
    .select()
    .from(receiptDays)
    // The second root of a large day is called `2026-05-01.002`, which a slash comes after.
    .where(and(eq(own, workspaceId), gte(day, firstDay), lt(day, `${lastDay}/`)))
    .orderBy(day);
  return rows.map(toDay);
}

/** The newest root before that day, or of all. */
export async function lastReceiptDay(
  db: D1Database,
  workspaceId: string,
  beforeDay: string | null = null,
): Promise<ReceiptDay | null> {
  const { days } = await listReceiptDays(db, workspaceId, { beforeDay, limit: 1 });
  return days[0] ?? null;
}

/** Keeps a root; one that is there stays as it is. */
export async function keepReceiptDay(
  db: D1Database,
  workspaceId: string,
  { root, signature, lines }: ReceiptDay,
): Promise<void> {
  const { day, toMs } = root;
  const row = { workspaceId, day, toMs, lines, root: JSON.stringify(root), signature };
  await eventsDb(db).insert(receiptDays).values(row).onConflictDoNothing();
}

function toDay({ root, signature, lines }: typeof receiptDays.$inferSelect): ReceiptDay {
  // Nobody but `keepReceiptDay` writes there.
  return { root: JSON.parse(root) as DayRoot, signature, lines };
}
