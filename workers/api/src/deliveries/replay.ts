import type { DeliveriesReplay, DeliveryDetail, DeliveryReplay } from "@cleverdrip/contract";
import type { Facts } from "../consumer.ts";
import { askConsumer } from "../ask-consumer.ts";
import { requireEndpoint } from "../endpoints/get.ts";
import { invalidField, Refusal } from "../http/refusal.ts";
import { parseTimes } from "../time-range.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { getDelivery } from "./get.ts";

type Consumer = Pick<Facts, "replayDeliveries">;

/** The whole schedule once more, under the same id: a receiver that knows it may leave it. */
export async function replayDelivery(
  ctx: WorkspaceContext,
  id: string,
  facts: Consumer,
): Promise<DeliveryDetail> {
  await getDelivery(ctx, id);
  const { ids } = await askConsumer("replay-deliveries", () =>
    facts.replayDeliveries(ctx.workspaceId, { kind: "ids", ids: [id] }),
  );
  if (!ids.includes(id))
    throw new Refusal("conflict", "it is on its way: there is nothing to replay");
  return getDelivery(ctx, id);
}

/** Of a time range, at most a thousand: where it is not complete, ask again. */
export async function replayDeliveries(
  ctx: WorkspaceContext,
  { state, ...range }: DeliveriesReplay,
  facts: Consumer,
): Promise<{ ids: string[]; isComplete: boolean }> {
  const endpointId = range.endpointId ?? null;
  if (endpointId !== null) await requireEndpoint(ctx, endpointId);
  const { fromMs, toMs } = parseTimes(range, ctx.workspace.timezone);
  if (fromMs === null || toMs === null) throw invalidField("from", "is needed, as is to");
  const replayed: DeliveryReplay = await askConsumer("replay-deliveries", () =>
    facts.replayDeliveries(ctx.workspaceId, { kind: "range", endpointId, state, fromMs, toMs }),
  );
  return { ids: [...replayed.ids], isComplete: replayed.isComplete };
}
