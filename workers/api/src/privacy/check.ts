import type { ErasureCheck, ErasureSubject } from "@cleverdrip/contract";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import { Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { readSubject, requireOwner } from "./subject.ts";

/** What an erasure would touch. */
export async function checkErasure(
  ctx: WorkspaceContext,
  asked: ErasureSubject,
  facts: Pick<Facts, "checkErasure">,
): Promise<ErasureCheck> {
  requireOwner(ctx);
  const subject = readSubject(asked);
  const check = await askConsumer("erasure", () => facts.checkErasure(ctx.workspaceId, subject));
  if (check === null) throw new Refusal("not-found", "the workspace is gone");
  return check;
}
