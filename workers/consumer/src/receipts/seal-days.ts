import { addDays, dayStartMs, localDay } from "@cleverdrip/core";
import {
  firstOpenMs,
  keepReceiptDay,
  lastReceiptDay,
  markSealed,
  type ReceiptDay,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { laterDays, readDay, type DayObject } from "./day-object.ts";
import type { ReceiptDeps } from "./receipt-deps.ts";
import { sealOne } from "./seal-one.ts";

/** A day is closed that long after its end: what waited in queues has mostly come by then. */
const CLOSED_AFTER_MS = 3_600_000;

/** A day that is to be sealed: everything before `toMs` that no day has sealed goes into it. */
export type DayToSeal = {
  /** yyyy-mm-dd, or `yyyy-mm-dd.002` for the second root of a day that is too large for one. */
  readonly name: string;
  readonly toMs: number;
};

/**
 * Seals days of a workspace that are closed, oldest first, and says how many. What comes later for a day that is sealed goes
 * into the next one: a root that is out never changes. `budget` is shared by all workspaces of a run.
 */
export async function sealDays(
  workspace: WorkspaceSettings,
  deps: ReceiptDeps,
  budget: { days: number },
): Promise<number> {
  let sealed = 0;
  while (budget.days > 0 && (await sealNext(workspace, deps))) {
    budget.days -= 1;
    sealed += 1;
  }
  return sealed;
}

async function sealNext(workspace: WorkspaceSettings, deps: ReceiptDeps): Promise<boolean> {
  const { id, timezone, eventsShard } = workspace;
  const db = deps.eventsOf(eventsShard);
  const closedMs = dayStartMs(timezone, localDay(timezone, deps.nowMs - CLOSED_AFTER_MS));
  if ((await firstOpenMs(db, id, { fromMs: 0, toMs: closedMs })) === null) return false;
  const last = await lastReceiptDay(db, id);
  // A run that was cut short, or a database that was restored: the log has what was published.
  const [published] = await laterDays(deps.log, id, last?.root.day ?? null);
  if (published !== undefined) return adopt(workspace, published, deps);
  const fromMs = last?.root.toMs ?? 0;
  const firstMs = await firstOpenMs(db, id, { fromMs, toMs: closedMs });
  const day = nextDay(timezone, last, firstMs, closedMs);
  if (day === null) return false;
  const object = await sealOne(workspace, day, last, deps);
  // Somebody else was faster: then that is the day.
  if (object === null) return adopt(workspace, day.name, deps);
  await enter(db, object);
  return true;
}

/** `firstMs`: the first outcome after the last root; null = all that is open came late, and goes into the last closed day. */
export function nextDay(
  timezone: string,
  last: Pick<ReceiptDay, "root"> | null,
  firstMs: number | null,
  closedMs: number,
): DayToSeal | null {
  const lastName = last?.root.day ?? "";
  const lastDay = lastName.slice(0, 10);
  const day = localDay(timezone, firstMs ?? closedMs - 1);
  if (firstMs === null && day <= lastDay) return null;
  const toMs = dayStartMs(timezone, addDays(day, 1));
  if (day > lastDay) return { name: day, toMs };
  // The day was too large for one root, or the workspace has moved to a zone where it is earlier.
  const part = Number(lastName.slice(11) || "1") + 1;
  return { name: `${lastDay}.${String(part).padStart(3, "0")}`, toMs };
}

/** Takes over what the log has: a day is published once its object is written, whatever happens afterwards. */
async function adopt(
  { id, eventsShard }: WorkspaceSettings,
  day: string,
  { log, eventsOf }: ReceiptDeps,
): Promise<boolean> {
  const object = await readDay(log, id, day);
  if (object === null) throw new Error(`receipts of ${id} for ${day} cannot be read`);
  await enter(eventsOf(eventsShard), object);
  return true;
}

/** The root last: a run that is cut short before is one that has not entered it. */
async function enter(db: D1Database, { day: root, signature, lines }: DayObject): Promise<void> {
  const keys = new Map(
    lines.map(({ outcome: { subject, sequence } }) => [
      `${subject} ${sequence}`,
      [subject, sequence] as const,
    ]),
  );
  await markSealed(db, root.workspace, root.day, [...keys.values()]);
  await keepReceiptDay(db, root.workspace, { root, signature, lines: lines.length });
}
