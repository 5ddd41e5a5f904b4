import {
  advanceErasure,
  findErasure,
  openErasures,
  type ErasureRecord,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import {
  add,
  FIRST_CURSOR,
  NO_COUNTS,
  type EraseCounts,
  type EraseCursor,
  type ErasureSubject,
} from "./erase-cursor.ts";
import { eraseStep, type EraseContext, type EraseDeps } from "./erase-step.ts";

const DAY_MS = 86_400_000;
/** Queues keeps a message 14 days: after that nothing comes out of it once more. */
const AGAIN_AFTER_MS = 15 * DAY_MS;
/** Of one call; what is left waits for the next. */
const MAX_MS = 8_000;

/** What an erasure would touch; `isComplete` false where there was no time to look at everything. */
export async function checkErasure(
  workspace: WorkspaceSettings,
  subject: ErasureSubject,
  deps: EraseDeps,
): Promise<{ readonly counts: EraseCounts; readonly isComplete: boolean }> {
  const own = contextOf(workspace, subject, deps, true);
  const endMs = deps.clockMs() + MAX_MS;
  let [cursor, counts] = [FIRST_CURSOR, NO_COUNTS];
  while (cursor.phase !== "again") {
    if (deps.clockMs() >= endMs) return { counts, isComplete: false };
    const step = await eraseStep(cursor, own);
    [cursor, counts] = [step.cursor, add(counts, step.counts)];
  }
  return { counts, isComplete: true };
}

/** Goes on with an erasure for some seconds; null where the workspace has no such. Two who do it at once do it once. */
export async function continueErasure(
  workspace: WorkspaceSettings,
  id: string,
  deps: EraseDeps,
): Promise<ErasureRecord | null> {
  const db = deps.eventsOf(workspace.eventsShard);
  const endMs = deps.clockMs() + MAX_MS;
  for (;;) {
    const record = await findErasure(db, workspace.id, id);
    if (record === null || !isDue(record, deps.nowMs) || deps.clockMs() >= endMs) return record;
    if (!(await advance(workspace, record, deps))) return findErasure(db, workspace.id, id);
  }
}

/** Goes on with every erasure of a workspace that has something to do; says how many. */
export async function continueErasures(
  workspace: WorkspaceSettings,
  deps: EraseDeps,
): Promise<number> {
  const db = deps.eventsOf(workspace.eventsShard);
  const open = await openErasures(db, workspace.id, deps.nowMs);
  for (const { id } of open) await continueErasure(workspace, id, deps);
  return open.length;
}

function isDue({ state, nextAtMs }: ErasureRecord, nowMs: number): boolean {
  return state === "running" && nextAtMs <= nowMs;
}

async function advance(
  workspace: WorkspaceSettings,
  record: ErasureRecord,
  deps: EraseDeps,
): Promise<boolean> {
  const own = contextOf(workspace, record, deps, false);
  const step = await eraseStep(cursorOf(record), own);
  const isOver = step.cursor.phase === "over";
  const waits = step.cursor.phase === "again";
  return advanceErasure(own.db, record, {
    // Nothing of the person is left here either.
    subject: isOver ? "" : record.subject,
    cursor: isOver ? "{}" : JSON.stringify(step.cursor),
    state: isOver ? "done" : "running",
    counts: JSON.stringify(add(countsOf(record), step.counts)),
    updatedAtMs: deps.nowMs,
    nextAtMs: waits ? record.startedAtMs + AGAIN_AFTER_MS : 0,
  });
}

function contextOf(
  workspace: WorkspaceSettings,
  { kind, subject }: ErasureSubject,
  { eventsOf, ...deps }: EraseDeps,
  isDry: boolean,
): EraseContext {
  return { ...deps, kind, subject, workspace, isDry, db: eventsOf(workspace.eventsShard) };
}

/** A new one has none yet. */
function cursorOf({ cursor }: ErasureRecord): EraseCursor {
  // Written by us, in this shape.
  return { ...FIRST_CURSOR, ...(JSON.parse(cursor) as Partial<EraseCursor>) };
}

function countsOf({ counts }: ErasureRecord): EraseCounts {
  return add(NO_COUNTS, JSON.parse(counts) as Partial<EraseCounts>);
}
