import type { EndpointTest } from "@cleverdrip/contract";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireEndpoint } from "./get.ts";

/** Sends a made-up result, marked TEST, by the rules of every delivery. Nothing of it is stored. */
export async function tryEndpoint(
  ctx: WorkspaceContext,
  id: string,
  facts: Pick<Facts, "testEndpoint">,
): Promise<EndpointTest> {
  await requireEndpoint(ctx, id);
  const result = await askConsumer("test-endpoint", () => facts.testEndpoint(ctx.workspaceId, id));
  if (result === null) throw notFound("endpoint", id);
  return result;
}
