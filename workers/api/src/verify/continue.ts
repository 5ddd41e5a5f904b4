import type { VerifyRunDetail } from "@cleverdrip/contract";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireVerifyRun, showVerifyRun } from "./entity.ts";

/** Counts the next hour. To be called until its state is no longer `running`. */
export async function continueVerify(
  ctx: WorkspaceContext,
  id: string,
  facts: Pick<Facts, "continueVerify">,
): Promise<VerifyRunDetail> {
  const run = await requireVerifyRun(ctx, id);
  if (run.state === "running")
    await askConsumer("verify", () => facts.continueVerify(ctx.workspaceId, id));
  return showVerifyRun(ctx, id);
}
