import type { FraudAppeal, FraudAppealAnswer } from "@cleverdrip/contract";
import {
  answerFraudAppeal,
  findClickHold,
  findFraudAppeal,
  findFraudVerdict,
  readHeldDay,
  type FraudAppealRecord,
} from "@cleverdrip/db";
import type { Facts } from "../consumer.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireAppeal } from "./appeal-entity.ts";
import { decideReviews } from "./decide.ts";
import { payAppealedDay } from "./pay-appealed-day.ts";
import { undoDecision } from "./undo.ts";

type Deciding = Pick<Facts, "decideFraud" | "undoFraudDecision" | "decideClickHolds">;

/** `upheld` approves the conversion, or pays the day, first: an answer is only ever there with its effect. */
export async function answerAppeal(
  ctx: WorkspaceContext,
  id: string,
  { outcome, text }: FraudAppealAnswer,
  facts: Deciding,
): Promise<FraudAppeal> {
  const { events, workspaceId, nowMs } = ctx;
  const record = await findFraudAppeal(events, workspaceId, id);
  if (record === null) throw notFound("appeal", id);
  if (isAnsweredSo(record, outcome, text)) return requireAppeal(ctx, id);
  if (record.answeredAtMs !== null) throw answered(id);
  if (outcome === "denied") await refuseWherePaid(ctx, record);
  const setBack = outcome === "upheld" ? await uphold(ctx, record, text, facts) : null;
  const answer = { answeredAtMs: nowMs, answer: text, outcome };
  if (!(await answerFraudAppeal(events, workspaceId, id, answer))) {
    // Somebody else answered meanwhile, and that answer stands.
    if (setBack !== null) await setBack();
    throw answered(id);
  }
  return requireAppeal(ctx, id);
}

/** Gives the publisher what it asks for; returns what takes that back. */
function uphold(
  ctx: WorkspaceContext,
  { id, conversionId }: FraudAppealRecord,
  text: string,
  facts: Deciding,
): Promise<() => Promise<void>> {
  const note = `Appeal ${id}: ${text}`.slice(0, 500);
  const day = readHeldDay(conversionId);
  return day === null
    ? approve(ctx, conversionId, note, facts)
    : payAppealedDay(ctx, { id, day, note }, facts);
}

async function approve(
  ctx: WorkspaceContext,
  conversionId: string,
  note: string,
  facts: Deciding,
): Promise<() => Promise<void>> {
  const asked = { conversionIds: [conversionId], decision: "approve" as const, note };
  const { decisionId, data } = await decideReviews(ctx, asked, facts);
  const [result] = data;
  if (result === undefined || result.outcome === "refused" || result.outcome === "missing")
    throw new Refusal(
      "conflict",
      `the conversion could not be approved: ${result?.sentence ?? "it is not there any more"}`,
    );
  return async function undoApproval() {
    if (decisionId !== null) await undoDecision(ctx, decisionId, facts);
  };
}

/** Somebody let it through, or upheld the appeal by a call that ended before its answer: a denial would not be true. */
async function refuseWherePaid(
  { events, workspaceId }: WorkspaceContext,
  { id, conversionId }: FraudAppealRecord,
): Promise<void> {
  const day = readHeldDay(conversionId);
  const what = day === null ? "the conversion was approved" : "the day was paid";
  const stopped =
    day === null
      ? await findFraudVerdict(events, workspaceId, conversionId)
      : await findClickHold(events, workspaceId, day);
  const isPaid = stopped?.decision === "approved" || stopped?.decision === "paid";
  if (!isPaid) return;
  throw new Refusal(
    "conflict",
    `${what} meanwhile: uphold appeal ${id}, or take that back before you deny it`,
  );
}

function isAnsweredSo(record: FraudAppealRecord, outcome: string, text: string): boolean {
  return record.answeredAtMs !== null && record.outcome === outcome && record.answer === text;
}

function answered(id: string): Refusal {
  return new Refusal("conflict", `appeal ${id} has been answered; the answer stands`);
}
