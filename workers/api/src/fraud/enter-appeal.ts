import type { FraudAppeal, NewFraudAppeal } from "@cleverdrip/contract";
import { appealsOf, findConversion, findFraudVerdict, insertFraudAppeal } from "@cleverdrip/db";
import { invalidField, Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireAppeal } from "./appeal-entity.ts";
import { isStopped } from "./publisher-view.ts";

/** What a publisher objects, entered by a member: publishers cannot sign in. */
export async function enterAppeal(
  ctx: WorkspaceContext,
  { conversionId, text }: NewFraudAppeal,
): Promise<FraudAppeal> {
  const { events, workspaceId } = ctx;
  const [conversion, verdict, appeals] = await Promise.all([
    findConversion(events, workspaceId, conversionId),
    findFraudVerdict(events, workspaceId, conversionId),
    appealsOf(events, workspaceId, [conversionId]),
  ]);
  if (conversion === null)
    throw invalidField("conversionId", `there is no conversion ${conversionId}`);
  const { status, reason } = conversion;
  if (verdict === null || !isStopped({ status, reason, decision: verdict.decision }))
    throw invalidField(
      "conversionId",
      "is neither held nor rejected for fraud: nothing to object to",
    );
  const open = appeals.find(({ answeredAtMs }) => answeredAtMs === null);
  if (open !== undefined)
    throw new Refusal("conflict", `there is an appeal without an answer already: ${open.id}`);
  const { publisherId } = verdict;
  const row = { id: ctx.newId("apl"), conversionId, publisherId, atMs: ctx.nowMs, text };
  await insertFraudAppeal(events, workspaceId, row);
  return requireAppeal(ctx, row.id);
}
