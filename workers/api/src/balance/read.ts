import type { Balance, BalanceQuery } from "@cleverdrip/contract";
import { readBalance } from "@cleverdrip/db";
import { invalidField } from "../http/refusal.ts";
import { parseBound } from "../time-range.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

const MAX_MS = 31 * 86_400_000;
/** Clocks of a zone may be put back within the period. */
const SLACK_MS = 3_600_000;
const COUNTS = ["emitted", "stored", "deadLettered", "lost", "missing"] as const;

/** What became of the clicks of a period, by UTC hour: hours that the period only touches are counted whole. */
export async function balanceOf(ctx: WorkspaceContext, query: BalanceQuery): Promise<Balance> {
  const { timezone } = ctx.workspace;
  const from = parseBound("from", query.from, timezone);
  const to = parseBound("to", query.to, timezone);
  if (from.atMs >= to.atMs) throw invalidField("to", "must be later than from");
  if (to.atMs - from.atMs > MAX_MS + SLACK_MS)
    throw invalidField("from", "must be at most 31 days before to");
  const data = await readBalance(ctx.events, ctx.workspaceId, from.atMs, to.atMs);
  const totals = { emitted: 0, stored: 0, deadLettered: 0, lost: 0, missing: 0 };
  for (const hour of data) for (const count of COUNTS) totals[count] += hour[count];
  return { data, totals };
}
