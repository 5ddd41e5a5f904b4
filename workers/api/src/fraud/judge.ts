import type { FraudJudged } from "@cleverdrip/contract";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

export function judgeNow(
  { workspaceId }: Pick<WorkspaceContext, "workspaceId">,
  facts: Pick<Facts, "judgeFraud">,
): Promise<FraudJudged> {
  return askConsumer("judge-fraud", () => facts.judgeFraud(workspaceId));
}
