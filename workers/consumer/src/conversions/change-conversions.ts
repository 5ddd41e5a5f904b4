import type { ChangeResult, ConversionChange } from "@cleverdrip/contract";
import { findConversion, writeConversion, type ConversionRecord } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { planByHand, type ByHandPlan } from "./plan-by-hand.ts";
import { conversionHash } from "./report-case.ts";
import { MAX_TRIES } from "./max-tries.ts";
import { tellFeed } from "./tell-feed.ts";

/** Ids that one call takes. */
export const MAX_CHANGES = 500;

export type ByHand = {
  readonly change: ConversionChange;
  readonly actor: string;
  readonly reason: string;
};

/** Changes conversions one by one, each for itself: what is refused does not keep the others back. */
export async function changeConversions(
  workspaceId: string,
  ids: readonly string[],
  byHand: ByHand,
  deps: FactsDeps,
): Promise<readonly ChangeResult[]> {
  if (ids.length > MAX_CHANGES) throw new RangeError(`at most ${MAX_CHANGES} conversions at once`);
  const results: ChangeResult[] = [];
  for (const id of ids) results.push(await changeConversion(workspaceId, id, byHand, deps));
  return results;
}

export async function changeConversion(
  workspaceId: string,
  id: string,
  byHand: ByHand,
  deps: FactsDeps,
): Promise<ChangeResult> {
  const workspace = await deps.settingsOf(workspaceId);
  if (workspace === null) return missing(id);
  const db = deps.eventsOf(workspace.eventsShard);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const stored = await findConversion(db, workspaceId, id);
    if (stored === null) return missing(id);
    const plan: ByHandPlan = planByHand(stored, byHand, deps.attempt);
    if (plan.kind === "refused") return result(stored, "refused", plan.sentence);
    if (plan.kind === "unchanged") return result(stored, "unchanged", null);
    const { after, history } = plan;
    const deliveries = await deps.outbox({ workspace, before: stored, after });
    const outcome = await writeConversion(db, workspaceId, workspace.timezone, {
      before: stored,
      after,
      history,
      // A person may pass a cap; what it counts moves along.
      caps: [],
      isAloneOfClick: false,
      countsRepeats: false,
      setHash: await conversionHash(workspaceId, stored),
      deliveries,
      received: null,
      nowMs: deps.nowMs,
    });
    if (outcome.kind !== "written") continue;
    await deps.announce(workspaceId, deliveries);
    await tellFeed(workspace, { before: stored, after }, deps);
    return result(after, "changed", null);
  }
  throw new Error(`conversion ${id} was overtaken ${MAX_TRIES} times`);
}

function result(
  { id, status, payoutMicros, revenueMicros }: Omit<ConversionRecord, "workspaceId"> | ByHandState,
  outcome: ChangeResult["outcome"],
  sentence: string | null,
): ChangeResult {
  return { id, outcome, sentence, status, payoutMicros, revenueMicros };
}

type ByHandState = Pick<ConversionRecord, "id" | "status" | "payoutMicros" | "revenueMicros">;

function missing(id: string): ChangeResult {
  const nothing = { sentence: null, status: null, payoutMicros: null, revenueMicros: null };
  return { id, outcome: "missing", ...nothing };
}
