import type { ConversionChange, ConversionsChange, ConversionsChanged } from "@cleverdrip/contract";
import type { Facts } from "../consumer.ts";
import { invalidField } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { askConsumer } from "../ask-consumer.ts";

const STATUS = {
  approve: "approved",
  reject: "rejected",
  hold: "hold",
  refund: "refunded",
} as const;

/** Each conversion for itself: what cannot be done to one does not keep the others from it. */
export async function changeConversions(
  ctx: WorkspaceContext,
  input: ConversionsChange,
  facts: Pick<Facts, "changeConversions">,
): Promise<ConversionsChanged> {
  const change = changeOf(input);
  const ids = [...new Set(input.ids)];
  const results = await askConsumer("change-conversions", () =>
    facts.changeConversions(ctx.workspaceId, ids, change, ctx.user.id, input.reason),
  );
  return { data: [...results] };
}

function changeOf(input: ConversionsChange): ConversionChange {
  if (input.action === "restore") return { kind: "restore" };
  if (input.action !== "adjust") return { kind: "status", status: STATUS[input.action] };
  const { payoutMicros = null, revenueMicros = null } = input;
  if (payoutMicros === null && revenueMicros === null)
    throw invalidField("payoutMicros", "give a payout or a revenue, or both");
  return { kind: "adjust", payoutMicros, revenueMicros };
}
