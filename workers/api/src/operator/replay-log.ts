import type { ReplayAnswer, ReplayAsked } from "@cleverdrip/contract";
import type { Facts } from "../consumer.ts";
import { invalidField } from "../http/refusal.ts";
import { requireRules } from "../verify/require-rules.ts";

/** What is paid stays as it was judged: by another rule set a replay only says what would be different. */
export async function replayLog(
  facts: Pick<Facts, "replayLog">,
  asked: ReplayAsked,
): Promise<ReplayAnswer> {
  if (asked.reports === true && asked.isDry)
    throw invalidField("reports", "cannot be isDry: giving them again is how one knows");
  if (asked.rules !== undefined) {
    requireRules(asked.rules);
    if (!asked.isDry) throw invalidField("rules", "needs isDry: it says what would be different");
  }
  return facts.replayLog(asked);
}
