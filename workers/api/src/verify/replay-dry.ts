import type { DryReplay, ReplayAnswer } from "@cleverdrip/contract";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import { requireRules } from "./require-rules.ts";
import { invalidField } from "../http/refusal.ts";
import { parseTimes } from "../time-range.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

const MAX_DAYS = 366;
const DAY_MS = 86_400_000;

/** What a replay of the member's own log would change, some hours a call; nothing is written. */
export async function replayDry(
  ctx: WorkspaceContext,
  { cursor = null, rules, ...range }: DryReplay,
  facts: Pick<Facts, "replayLog">,
): Promise<ReplayAnswer> {
  const { fromMs, toMs } = parseTimes(range, ctx.workspace.timezone);
  if (fromMs === null || toMs === null) throw invalidField("from", "is needed, as is to");
  if (toMs - fromMs > MAX_DAYS * DAY_MS)
    throw invalidField("from", `must be at most ${MAX_DAYS} days before to`);
  if (rules !== undefined) requireRules(rules);
  const { workspaceId } = ctx;
  const asked = { workspaceId, fromMs, toMs, isDry: true };
  const at = cursor === null ? null : { ...cursor, phase: "clicks" as const, workspaceId };
  return askConsumer("replay", () =>
    facts.replayLog({ ...asked, ...(rules === undefined ? {} : { rules }), cursor: at }),
  );
}
