import type { FraudAppeal, FraudAppealAnswer } from "@cleverdrip/contract";
import { answerFraudAppeal, findFraudAppeal, type FraudAppealRecord } from "@cleverdrip/db";
import type { Facts } from "../consumer.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireAppeal } from "./appeal-entity.ts";
import { decideReviews } from "./decide.ts";
import { undoDecision } from "./undo.ts";

/** `upheld` approves the conversion first: an answer is only ever there with its effect. */
export async function answerAppeal(
  ctx: WorkspaceContext,
  id: string,
  { outcome, text }: FraudAppealAnswer,
  facts: Pick<Facts, "decideFraud" | "undoFraudDecision">,
): Promise<FraudAppeal> {
  const { events, workspaceId, nowMs } = ctx;
  const record = await findFraudAppeal(events, workspaceId, id);
  if (record === null) throw notFound("appeal", id);
  if (isAnsweredSo(record, outcome, text)) return requireAppeal(ctx, id);
  if (record.answeredAtMs !== null) throw answered(id);
  const decisionId = outcome === "upheld" ? await approve(ctx, record, text, facts) : null;
  const answer = { answeredAtMs: nowMs, answer: text, outcome };
  if (!(await answerFraudAppeal(events, workspaceId, id, answer))) {
    // Somebody else answered meanwhile, and that answer stands.
    if (decisionId !== null) await undoDecision(ctx, decisionId, facts);
    throw answered(id);
  }
  return requireAppeal(ctx, id);
}

async function approve(
  ctx: WorkspaceContext,
  { id, conversionId }: FraudAppealRecord,
  text: string,
  facts: Pick<Facts, "decideFraud">,
): Promise<string | null> {
  const note = `Appeal ${id}: ${text}`.slice(0, 500);
  const asked = { conversionIds: [conversionId], decision: "approve" as const, note };
  const { decisionId, data } = await decideReviews(ctx, asked, facts);
  const [result] = data;
  if (result === undefined || result.outcome === "refused" || result.outcome === "missing")
    throw new Refusal(
      "conflict",
      `the conversion could not be approved: ${result?.sentence ?? "it is not there any more"}`,
    );
  return decisionId;
}

function isAnsweredSo(record: FraudAppealRecord, outcome: string, text: string): boolean {
  return record.answeredAtMs !== null && record.outcome === outcome && record.answer === text;
}

function answered(id: string): Refusal {
  return new Refusal("conflict", `appeal ${id} has been answered; the answer stands`);
}
