import type { NewVerifyRun, VerifyRunDetail } from "@cleverdrip/contract";
import { startVerifyRun } from "@cleverdrip/db";
import { invalidField } from "../http/refusal.ts";
import { parseTimes } from "../time-range.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { showVerifyRun } from "./entity.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Each hour is a call: a quarter is some 2,200 of them. */
const MAX_DAYS = 93;

/** Begins a recount of whole hours. What is younger than a quarter of an hour has not come to rest. */
export async function startVerify(
  ctx: WorkspaceContext,
  asked: NewVerifyRun,
): Promise<VerifyRunDetail> {
  const times = parseTimes(asked, ctx.workspace.timezone);
  const restMs = hourStart(ctx.nowMs - HOUR_MS / 4);
  const toMs = Math.min(times.toMs === null ? restMs : hourEnd(times.toMs), restMs);
  const fromMs = times.fromMs === null ? toMs - DAY_MS : hourStart(times.fromMs);
  if (fromMs >= toMs) throw invalidField("from", "must be an hour that is over");
  if (toMs - fromMs > MAX_DAYS * DAY_MS)
    throw invalidField("from", `must be at most ${MAX_DAYS} days before to`);
  const id = ctx.newId("vrf");
  const actor = ctx.user.id;
  await startVerifyRun(ctx.events, ctx.workspaceId, { id, actor, fromMs, toMs, nowMs: ctx.nowMs });
  return showVerifyRun(ctx, id);
}

function hourStart(atMs: number): number {
  return Math.floor(atMs / HOUR_MS) * HOUR_MS;
}

function hourEnd(atMs: number): number {
  return Math.ceil(atMs / HOUR_MS) * HOUR_MS;
}
