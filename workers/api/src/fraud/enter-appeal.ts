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
  const [conversion, verdict] = await Promise.all([
    findConversion(events, workspaceId, conversionId),
    findFraudVerdict(events, workspaceId, conversionId),
  ]);
  if (conversion === null)
    throw invalidField("conversionId", `there is no conversion ${conversionId}`);
  const { status, reason } = conversion;
  if (verdict === null || !isStopped({ status, reason, decision: verdict.decision }))
    throw invalidField(
      "conversionId",
      "is neither held nor rejected for fraud: nothing to object to",
    );
  const { publisherId } = verdict;
  const row = { id: ctx.newId("apl"), conversionId, publisherId, atMs: ctx.nowMs, text };
  // The database lets one through, of any number at the same moment.
  if (!(await insertFraudAppeal(events, workspaceId, row))) throw await waits(ctx, conversionId);
  return requireAppeal(ctx, row.id);
}

async function waits(
  { events, workspaceId }: WorkspaceContext,
  conversionId: string,
): Promise<Refusal> {
  const appeals = await appealsOf(events, workspaceId, [conversionId]);
  const open = appeals.find(({ answeredAtMs }) => answeredAtMs === null);
  return new Refusal(
    "conflict",
    open === undefined
      ? "another appeal of this result was answered at this moment: enter it again"
      : `there is an appeal without an answer already: answer ${open.id} first`,
  );
}
