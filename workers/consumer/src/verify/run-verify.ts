import {
  advanceVerifyRun,
  findVerifyRun,
  type VerifyRun,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { drainJournal, type DrainDeps } from "../log/drain-journal.ts";
import type { Checked } from "./checked.ts";
import { verifyHour } from "./verify-hour.ts";

export type VerifyDeps = DrainDeps & {
  readonly log: R2Bucket;
  readonly nowMs: number;
};

const HOUR_MS = 3_600_000;

/** The end of the last hour that may be counted: what was delivered twice, or late, has come to rest by then. */
export function lastHourEnd(nowMs: number): number {
  return Math.floor((nowMs - HOUR_MS / 4) / HOUR_MS) * HOUR_MS;
}

/** Counts the next hour of a run; says whether there is more. Two who call at once count it once. */
export async function continueRun(
  workspace: WorkspaceSettings,
  id: string,
  deps: VerifyDeps,
): Promise<VerifyRun | null> {
  const db = deps.eventsOf(workspace.eventsShard);
  const run = await findVerifyRun(db, workspace.id, id);
  if (run === null || run.state !== "running") return run;
  const toMs = Math.min(run.cursorMs + HOUR_MS, run.toMs);
  const checked = await verifyWorkspaceHour(workspace, run.cursorMs, toMs, deps);
  const isOwn = await advanceVerifyRun(db, run, { ...checked, toMs }, deps.nowMs);
  if (isOwn) alarm(workspace.id, id, checked);
  return findVerifyRun(db, workspace.id, id);
}

/** What waits in the journal goes into the log first: else it would be missing there. */
export async function verifyWorkspaceHour(
  workspace: WorkspaceSettings,
  fromMs: number,
  toMs: number,
  deps: VerifyDeps,
): Promise<Checked> {
  while ((await drainJournal(workspace.eventsShard, deps)) > 0);
  const { log, nowMs } = deps;
  const db = deps.eventsOf(workspace.eventsShard);
  return verifyHour({ workspace, db, log, fromMs, toMs, nowMs });
}

/** `verify.drift` is what an operator is to be woken by: see docs/runbook.md. */
function alarm(workspaceId: string, runId: string, { findings }: Checked): void {
  const [first] = findings;
  if (first === undefined) return;
  console.error({ event: "verify.drift", workspaceId, runId, findings: findings.length, first });
}
