import type { ReceivedReplay, ReceivedReplayed, ReplayResult } from "@cleverdrip/contract";
import { waitingReports } from "@cleverdrip/db";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import { encodeCursor, ENTITY_ID, readCursor } from "../http/cursor.ts";
import { parseTimes } from "../time-range.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

/** Reports a step: what the consumer judges within one call, with room to spare. */
const STEP = { check: 250, replay: 50 };

/** Of those that are left, as many as help to see why. */
const MAX_LEFT = 5;

/** What would become of the next reports of which nothing was recorded for that reason, were they judged now. */
export async function checkWaiting(
  ctx: WorkspaceContext,
  asked: ReceivedReplay,
  facts: Pick<Facts, "checkReplays">,
): Promise<ReceivedReplayed> {
  return nextStep(ctx, asked, STEP.check, (ids) => facts.checkReplays(ctx.workspaceId, ids));
}

/** Judges them. What is recorded by it does not wait any more, so a call that broke off is simply made again. */
export async function replayWaiting(
  ctx: WorkspaceContext,
  asked: ReceivedReplay,
  facts: Pick<Facts, "replayReports">,
): Promise<ReceivedReplayed> {
  return nextStep(ctx, asked, STEP.replay, (ids) => facts.replayReports(ctx.workspaceId, ids));
}

async function nextStep(
  { workspaceId, workspace, events }: WorkspaceContext,
  { reason, campaignId, cursor, ...dates }: ReceivedReplay,
  limit: number,
  ask: (ids: readonly string[]) => Promise<readonly ReplayResult[]>,
): Promise<ReceivedReplayed> {
  const { fromMs, toMs } = parseTimes(dates, workspace.timezone);
  const { ids, lastId } = await waitingReports(
    events,
    workspaceId,
    { reason, campaignId: campaignId ?? null, fromMs, toMs },
    { afterId: readCursor(cursor, ENTITY_ID), limit },
  );
  const results = ids.length === 0 ? [] : await askConsumer("replay-reports", () => ask(ids));
  return { ...summary(results), nextCursor: lastId === null ? null : encodeCursor(lastId) };
}

function summary(results: readonly ReplayResult[]): Omit<ReceivedReplayed, "nextCursor"> {
  const effects = { recorded: 0, changed: 0, known: 0, left: 0, failed: 0 };
  const left: ReceivedReplayed["left"] = [];
  for (const { id, verdict } of results) {
    const effect = effectOf(verdict);
    effects[effect] += 1;
    if (effect !== "left" || verdict === null || left.length === MAX_LEFT) continue;
    left.push({ id, reason: verdict.reason, hint: verdict.hint });
  }
  return { effects, left };
}

function effectOf(verdict: ReplayResult["verdict"]): keyof ReceivedReplayed["effects"] {
  if (verdict === null) return "failed";
  if (verdict.effect === "new") return "recorded";
  if (verdict.effect === "changed") return "changed";
  return verdict.verdict === "rejected" || verdict.verdict === "held" ? "left" : "known";
}
