import type { ClickDay } from "@cleverdrip/contract";
import { findFraudAppeal } from "@cleverdrip/db";
import type { Facts } from "../consumer.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { decideClickHolds } from "./decide-click-holds.ts";

type Appealed = { readonly id: string; readonly day: ClickDay; readonly note: string };

/**
 * Pays what is held of a day, or was refused; returns what sets that back when another answer came first. A day of which
 * nothing is held any more is no failure: once it is not marked its clicks are paid with all others.
 */
export async function payAppealedDay(
  ctx: WorkspaceContext,
  { id, day, note }: Appealed,
  facts: Pick<Facts, "decideClickHolds">,
): Promise<() => Promise<void>> {
  const { data } = await decideClickHolds(ctx, { days: [day], decision: "pay", note }, facts);
  const isPaidByThis = data.some(({ outcome }) => outcome === "changed");

  /**
   * Undone, a result is what it was. A day that was refused is refused again, but an open one cannot wait again: it is
   * refused as well. Either way nothing is paid, as before, and a person can pay it after all; paid, it might be in a closed
   * statement by then, against the answer that stands. Where that upholds the appeal, too, the payment is its effect.
   */
  async function refuseAgain(): Promise<void> {
    if (!isPaidByThis) return;
    const answered = await findFraudAppeal(ctx.events, ctx.workspaceId, id);
    if (answered === null || answered.outcome === "upheld") return;
    const told = `Appeal ${id} was ${answered.outcome}: ${answered.answer}`.slice(0, 500);
    await decideClickHolds(ctx, { days: [day], decision: "refuse", note: told }, facts);
  }
  return refuseAgain;
}
