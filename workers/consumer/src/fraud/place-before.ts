import type { ConversionStatus } from "@cleverdrip/core";
import type { EarlierDecision, VerdictDecision } from "@cleverdrip/db";

export type Place = { readonly status: ConversionStatus; readonly reason: string };

/**
 * Where a result goes when its last decision is undone. One before it that was undone meanwhile, and left that last one
 * standing, does not come back: then it is where the result was before both. `earlier`: of this result, newest first.
 */
export function placeBefore(
  own: Place | null,
  decidedAtMs: number,
  earlier: readonly EarlierDecision[],
): Place | null {
  let [place, sinceMs] = [own, decidedAtMs];
  for (const { decision, undoneAtMs, before, atMs } of earlier) {
    const isItsDoing = place?.reason === "OK_MANUAL" && place.status === STATUS[decision];
    if (!isItsDoing || before === null || undoneAtMs === null || undoneAtMs < sinceMs) continue;
    [place, sinceMs] = [before, atMs];
  }
  return place;
}

/** What stands of a result once its last decision is undone: the one before it, or nothing. */
export function standingDecision(
  status: ConversionStatus | null,
  earlier: readonly EarlierDecision[],
): Omit<VerdictDecision, "conversionId"> {
  const last = earlier.find(({ undoneAtMs }) => undoneAtMs === null);
  if (last === undefined || !isAsDecided(status, last.decision))
    return { decision: "open", decidedBy: null, decisionId: null };
  const { actor: decidedBy, decisionId } = last;
  return { decision: last.decision === "approve" ? "approved" : "rejected", decidedBy, decisionId };
}

const STATUS = { approve: "approved", reject: "rejected" } as const;

/** What its advertiser has not approved yet is not approved by a decision either. */
function isAsDecided(status: ConversionStatus | null, decision: "approve" | "reject"): boolean {
  return status === STATUS[decision] || (decision === "approve" && status === "pending");
}
