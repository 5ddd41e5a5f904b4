import type { ClickDay, FraudAppeal, NewFraudAppeal } from "@cleverdrip/contract";
import {
  appealsOf,
  clickDayKey,
  findClickHold,
  findConversion,
  findFraudVerdict,
  insertFraudAppeal,
  type FraudAppealRecord,
} from "@cleverdrip/db";
import { invalidField, Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireAppeal } from "./appeal-entity.ts";
import { isStopped } from "./publisher-view.ts";

/** What an appeal is about, and whose it is. A day has its key where results have their id. */
type Subject = Pick<FraudAppealRecord, "conversionId" | "publisherId">;

/** What a publisher objects, entered by a member: publishers cannot sign in. */
export async function enterAppeal(
  ctx: WorkspaceContext,
  { text, ...about }: NewFraudAppeal,
): Promise<FraudAppeal> {
  const { events, workspaceId } = ctx;
  const subject = await subjectOf(ctx, about);
  const row = { id: ctx.newId("apl"), ...subject, atMs: ctx.nowMs, text };
  // The database lets one through, of any number at the same moment.
  if (!(await insertFraudAppeal(events, workspaceId, row))) throw await waits(ctx, subject);
  return requireAppeal(ctx, row.id);
}

function subjectOf(
  ctx: WorkspaceContext,
  { conversionId, clickDay }: Omit<NewFraudAppeal, "text">,
): Promise<Subject> {
  if (conversionId !== undefined && clickDay !== undefined)
    throw invalidField("clickDay", "is given with conversionId: leave one of them out");
  if (clickDay !== undefined) return stoppedDay(ctx, clickDay);
  if (conversionId !== undefined) return stoppedResult(ctx, conversionId);
  throw invalidField(
    "conversionId",
    "is missing: give it for a result, or clickDay for a day of paid clicks",
  );
}

async function stoppedResult(
  { events, workspaceId }: WorkspaceContext,
  conversionId: string,
): Promise<Subject> {
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
  return { conversionId, publisherId: verdict.publisherId };
}

async function stoppedDay(
  { events, workspaceId }: WorkspaceContext,
  clickDay: ClickDay,
): Promise<Subject> {
  const hold = await findClickHold(events, workspaceId, clickDay);
  if (hold === null || hold.decision === "paid")
    throw invalidField("clickDay", "is neither held nor refused: nothing to object to");
  return { conversionId: clickDayKey("held", clickDay), publisherId: clickDay.publisherId };
}

async function waits(
  { events, workspaceId }: WorkspaceContext,
  { conversionId }: Subject,
): Promise<Refusal> {
  const appeals = await appealsOf(events, workspaceId, [conversionId]);
  const open = appeals.find(({ answeredAtMs }) => answeredAtMs === null);
  return new Refusal(
    "conflict",
    open === undefined
      ? "another appeal of the same was answered at this moment: enter it again"
      : `there is an appeal without an answer already: answer ${open.id} first`,
  );
}
