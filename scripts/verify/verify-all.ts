import type { VerifyAnswer } from "@cleverdrip/contract";
import { verifyBooks } from "../api/operator.ts";
import type { Installation } from "../api/installation.ts";
import type { VerifyOptions } from "./options.ts";

export type Recount = Pick<VerifyAnswer, "findings" | "hours" | "buckets" | "events">;

/** Recounts everything that was asked for; `tell` hears of each difference as it is found. */
export async function verifyAll(
  { origin, token }: Installation,
  { fromMs, toMs, workspaceId }: Omit<VerifyOptions, "remote">,
  tell: (finding: VerifyAnswer["findings"][number]) => void,
): Promise<Recount> {
  const total: Recount = { findings: [], hours: 0, buckets: 0, events: 0 };
  for (let cursor: VerifyAnswer["next"] = null; ;) {
    const answer = await verifyBooks(origin, token, { workspaceId, fromMs, toMs, cursor });
    answer.findings.forEach(tell);
    total.findings.push(...answer.findings);
    total.hours += answer.hours;
    total.buckets += answer.buckets;
    total.events += answer.events;
    if (answer.next === null) return total;
    cursor = answer.next;
  }
}
