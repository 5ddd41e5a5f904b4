import type { ErasureCheck, ErasureSubject } from "@cleverdrip/contract";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import { Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireOwner } from "../workspace/require-owner.ts";
import { readSubject } from "./subject.ts";

/** What an erasure would touch. */
export async function checkErasure(
  ctx: WorkspaceContext,
  asked: ErasureSubject,
  facts: Pick<Facts, "checkErasure">,
): Promise<ErasureCheck> {
  requireOwner(ctx, "erase");
  const subject = readSubject(asked);
  const check = await askConsumer("erasure", () => facts.checkErasure(ctx.workspaceId, subject));
  if (check === null) throw new Refusal("not-found", "the workspace is gone");
  return check;
}
