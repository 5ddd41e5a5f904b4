import type { VerifyAnswer, VerifyAsked } from "@cleverdrip/contract";
import type { Finding } from "@cleverdrip/core";
import {
  listWorkspaceSettings,
  readWorkspaceSettings,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import type { Checked } from "./checked.ts";
import { lastHourEnd, verifyWorkspaceHour, type VerifyDeps } from "./run-verify.ts";

const HOUR_MS = 3_600_000;
/** Hours of one call: it stays far below the time and the calls that a Worker may take. */
const HOURS = 6;

/**
 * Counts some hours of one or all workspaces again, keeps nothing and says where to go on. For whoever runs the installation;
 * a member's recount is kept with what it found.
 */
export async function verifyBooks(
  asked: VerifyAsked,
  control: D1Database,
  deps: VerifyDeps,
): Promise<VerifyAnswer> {
  const endMs = Math.min(hourEnd(asked.toMs), lastHourEnd(deps.nowMs));
  const isAtEnd = asked.cursor !== null && asked.cursor.atMs >= endMs;
  const workspace = await workspaceOf(asked, isAtEnd, control);
  const answer: VerifyAnswer = { findings: [], hours: 0, buckets: 0, events: 0, next: null };
  if (workspace === null) return answer;
  const isSame = asked.cursor?.workspaceId === workspace.id;
  let atMs = isSame && asked.cursor !== null ? asked.cursor.atMs : hourEnd(asked.fromMs);
  try {
    for (; atMs < endMs && answer.hours < HOURS; answer.hours += 1) {
      add(answer, workspace.id, await verifyWorkspaceHour(workspace, atMs, atMs + HOUR_MS, deps));
      atMs += HOUR_MS;
    }
  } catch (error) {
    if (asked.workspaceId !== null) throw error;
    // One that cannot be counted must not keep the others from it.
    answer.findings.push({ ...uncounted(error), workspaceId: workspace.id });
    atMs = endMs;
  }
  // At its end the next workspace follows, where all were asked for.
  const isMore = atMs < endMs || asked.workspaceId === null;
  return isMore ? { ...answer, next: { workspaceId: workspace.id, atMs } } : answer;
}

function add(answer: VerifyAnswer, workspaceId: string, checked: Checked): void {
  answer.findings.push(...checked.findings.map((found) => ({ ...found, workspaceId })));
  answer.buckets += checked.buckets;
  answer.events += checked.events;
}

function uncounted(error: unknown): Finding {
  const detail = `could not be counted: ${String(error)}`;
  return { cause: "counts-differ", place: "workspace", bucket: null, eventId: null, detail };
}

function hourEnd(atMs: number): number {
  return Math.ceil(atMs / HOUR_MS) * HOUR_MS;
}

async function workspaceOf(
  { workspaceId, cursor }: VerifyAsked,
  isAtEnd: boolean,
  control: D1Database,
): Promise<WorkspaceSettings | null> {
  if (workspaceId !== null) return isAtEnd ? null : readWorkspaceSettings(control, workspaceId);
  if (cursor !== null && !isAtEnd) {
    const own = await readWorkspaceSettings(control, cursor.workspaceId);
    if (own !== null) return own;
  }
  const [next = null] = await listWorkspaceSettings(control, cursor?.workspaceId ?? "", 1);
  return next;
}
