import type { ConversionVerdict } from "@cleverdrip/contract";
import type { Facts } from "../consumer.ts";
import { askConsumer } from "../ask-consumer.ts";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { getReceived } from "./get.ts";

/** Judged anew by the rules of today: an event that was unknown may have a name by now. What was recorded is a duplicate. */
export async function replayReceived(
  ctx: WorkspaceContext,
  id: string,
  facts: Pick<Facts, "replayReport">,
): Promise<ConversionVerdict> {
  await getReceived(ctx, id);
  const again = await askConsumer("replay-report", () => facts.replayReport(ctx.workspaceId, id));
  if (again === null) throw notFound("received report", id);
  const { returnBody: _, ...verdict } = again;
  return verdict;
}
