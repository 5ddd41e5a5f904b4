import type { DryReplay, OwnReplay, ReplayAnswer, ReplayAsked } from "@cleverdrip/contract";
import { writeAudit } from "@cleverdrip/db";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import { requireRules } from "./require-rules.ts";
import { invalidField } from "../http/refusal.ts";
import { parseTimes } from "../time-range.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireOwner } from "../workspace/require-owner.ts";

const MAX_DAYS = 366;
const DAY_MS = 86_400_000;

type Replays = Pick<Facts, "replayLog">;

/** What a replay of the member's own log would change, some hours a call; nothing is written. */
export async function replayDry(
  ctx: WorkspaceContext,
  { rules, ...asked }: DryReplay,
  facts: Replays,
): Promise<ReplayAnswer> {
  const own = ownAsked(ctx, asked, true);
  if (rules !== undefined) requireRules(rules);
  const judged = rules === undefined ? own : { ...own, rules };
  return askConsumer("replay", () => facts.replayLog(judged));
}

/** Writes what the log has and the books lack, a step a call. What is there stays, so that whoever asks twice changes nothing. */
export async function replayOwn(
  ctx: WorkspaceContext,
  asked: OwnReplay,
  facts: Replays,
): Promise<ReplayAnswer> {
  requireOwner(ctx, "replay its log");
  const own = ownAsked(ctx, asked, false);
  if (own.cursor === null) {
    const { workspaceId, fromMs, toMs } = { ...own, workspaceId: ctx.workspaceId };
    const what = { entity: "workspace", entityId: workspaceId, before: null } as const;
    const entry = ctx.audit({ action: "log.replay", ...what, after: { fromMs, toMs } });
    await writeAudit(ctx.control, workspaceId, entry);
  }
  return askConsumer("replay", () => facts.replayLog(own));
}

/** Of the member's workspace, whichever the cursor names. */
function ownAsked(
  { workspaceId, workspace }: WorkspaceContext,
  { cursor = null, ...range }: OwnReplay,
  isDry: boolean,
): ReplayAsked {
  const { fromMs, toMs } = parseTimes(range, workspace.timezone);
  if (fromMs === null || toMs === null) throw invalidField("from", "is needed, as is to");
  if (toMs - fromMs > MAX_DAYS * DAY_MS)
    throw invalidField("from", `must be at most ${MAX_DAYS} days before to`);
  const own = cursor === null ? null : { ...cursor, workspaceId };
  return {
    workspaceId,
    fromMs,
    toMs,
    isDry,
    cursor: own !== null && isDry && own.phase === "entries" ? { ...own, phase: "clicks" } : own,
  };
}
