import type { FraudDecide, FraudDecided } from "@cleverdrip/contract";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

export async function decideReviews(
  ctx: Pick<WorkspaceContext, "workspaceId" | "user">,
  { conversionIds, decision, note }: FraudDecide,
  facts: Pick<Facts, "decideFraud">,
): Promise<FraudDecided> {
  const asked = { conversionIds: [...new Set(conversionIds)], decision, note, actor: ctx.user.id };
  const { decisionId, results } = await askConsumer("decide-fraud", () =>
    facts.decideFraud(ctx.workspaceId, asked),
  );
  return { decisionId, data: [...results] };
}
