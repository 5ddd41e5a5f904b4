import type { ClickHoldDecide, ClickHoldDecided } from "@cleverdrip/contract";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

export async function decideClickHolds(
  ctx: Pick<WorkspaceContext, "workspaceId" | "user">,
  { days, decision, note }: ClickHoldDecide,
  facts: Pick<Facts, "decideClickHolds">,
): Promise<ClickHoldDecided> {
  const asked = { days: eachOnce(days), decision, note, actor: ctx.user.id };
  const data = await askConsumer("decide-click-holds", () =>
    facts.decideClickHolds(ctx.workspaceId, asked),
  );
  return { data };
}

function eachOnce(days: ClickHoldDecide["days"]): ClickHoldDecide["days"] {
  const byKey = days.map((own) => {
    const key = JSON.stringify([own.day, own.campaignId, own.publisherId]);
    return [key, own] as const;
  });
  return [...new Map(byKey).values()];
}
