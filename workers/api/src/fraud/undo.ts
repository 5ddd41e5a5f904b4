import type { FraudDecided } from "@cleverdrip/contract";
import { findFraudDecision } from "@cleverdrip/db";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { decidedIds } from "./decision-entity.ts";

/** Undone a second time nothing changes. */
export async function undoDecision(
  { events, workspaceId, user }: WorkspaceContext,
  id: string,
  facts: Pick<Facts, "undoFraudDecision">,
): Promise<FraudDecided> {
  const record = await findFraudDecision(events, workspaceId, id);
  if (record === null) throw notFound("decision", id);
  if (record.undoneAtMs !== null) {
    const unchanged = { outcome: "unchanged" as const, sentence: null, status: null };
    const data = decidedIds(record).map((own) => ({ id: own, ...unchanged }));
    return { decisionId: id, data };
  }
  const undone = await askConsumer("undo-fraud-decision", () =>
    facts.undoFraudDecision(workspaceId, id, user.id),
  );
  if (undone === null) throw notFound("decision", id);
  return { decisionId: id, data: [...undone.results] };
}
