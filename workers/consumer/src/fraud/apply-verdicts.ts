import type { RuleMode } from "@cleverdrip/core";
import {
  readEarnTimes,
  readLedgerLock,
  type JudgedResult,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { fraudMove, type FraudMove } from "./fraud-move.ts";
import { moveForFraud } from "./move-for-fraud.ts";
import type { ResultWeighed } from "./store-verdicts.ts";

/** Changes of a run: what is left waits for the next one. */
export const MOST_CHANGES = 200;
/** Ids of a query. */
const AT_ONCE = 2_000;

export type Applied = { readonly changed: number; readonly isMore: boolean };

/** Holds, rejects and releases results as was judged, but for those that a person decided and those that are settled. */
export async function applyVerdicts(
  settings: WorkspaceSettings,
  weighed: readonly ResultWeighed[],
  deps: FactsDeps,
): Promise<Applied> {
  const wanted = weighed.filter(({ result, action }) => {
    const { decision = "open" } = result.verdict ?? {};
    return decision === "open" && moveOf(result, action.mode, deps.nowMs) !== null;
  });
  const due = await unlocked(settings, wanted, deps);
  for (const { result, action } of due.slice(0, MOST_CHANGES))
    await moveForFraud(settings, result.id, action.mode, deps);
  return { changed: Math.min(due.length, MOST_CHANGES), isMore: due.length > MOST_CHANGES };
}

/** What has to become of a result as it was read; null: it stands as it is meant to. */
export function moveOf(result: JudgedResult, mode: RuleMode, nowMs: number): FraudMove | null {
  // The holding period is looked up where it matters, as the row is changed.
  return fraudMove({ ...result, heldUntilMs: null }, mode, nowMs);
}

/** Without those that are in a statement which is closed: the verdict says it, the money stays. */
async function unlocked(
  { id: workspaceId, eventsShard }: WorkspaceSettings,
  wanted: readonly ResultWeighed[],
  deps: FactsDeps,
): Promise<readonly ResultWeighed[]> {
  if (wanted.length === 0) return [];
  const db = deps.eventsOf(eventsShard);
  const lockedToMs = await readLedgerLock(db, workspaceId);
  if (lockedToMs === 0) return wanted;
  const paid = wanted.filter(({ result }) => result.status === "approved");
  const locked = new Set<string>();
  for (let i = 0; i < paid.length; i += AT_ONCE) {
    const ids = paid.slice(i, i + AT_ONCE).map(({ result }) => result.id);
    for (const [id, atMs] of await readEarnTimes(db, workspaceId, ids))
      if (atMs < lockedToMs) locked.add(id);
  }
  return wanted.filter(({ result }) => !locked.has(result.id));
}
