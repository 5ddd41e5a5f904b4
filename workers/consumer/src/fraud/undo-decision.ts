import type { FraudDecisionTaken, FraudOutcome } from "@cleverdrip/contract";
import type { ConversionStatus } from "@cleverdrip/core";
import {
  decideVerdict,
  earlierDecisions,
  findConversion,
  findFraudDecision,
  findFraudVerdict,
  markFraudDecisionUndone,
  writeConversion,
  type ConversionRecord,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { MAX_TRIES } from "../conversions/max-tries.ts";
import { conversionHash } from "../conversions/report-case.ts";
import { tellFeed } from "../conversions/tell-feed.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { placeBefore, standingDecision, type Place } from "./place-before.ts";

/**
 * Gives each result of a decision the status and reason that it had before, and back to the decision before it, or to the
 * judge. What was decided anew or changed since stays. Null where there is no such decision.
 */
export async function undoDecision(
  workspaceId: string,
  decisionId: string,
  actor: string,
  deps: FactsDeps,
): Promise<FraudDecisionTaken | null> {
  const settings = await deps.settingsOf(workspaceId);
  if (settings === null) return null;
  const db = deps.eventsOf(settings.eventsShard);
  const taken = await findFraudDecision(db, workspaceId, decisionId);
  if (taken === null) return null;
  // As decideFraud wrote them.
  const ids = JSON.parse(taken.conversionIds) as readonly string[];
  const changed = JSON.parse(taken.before) as readonly (readonly [
    string,
    ConversionStatus,
    string,
  ])[];
  const before = new Map(changed.map(([id, status, reason]) => [id, { status, reason }]));
  const earlier = Map.groupBy(await earlierDecisions(db, taken), (own) => own.conversionId);
  const results: FraudOutcome[] = [];
  for (const id of ids) {
    const verdict = await findFraudVerdict(db, workspaceId, id);
    const isOpen = verdict?.decisionId !== decisionId;
    const own = earlier.get(id) ?? [];
    const place = placeBefore(before.get(id) ?? null, taken.atMs, own);
    const result = isOpen
      ? outcome(id, "refused", DECIDED_ANEW)
      : await putBack(settings, id, place, actor, deps);
    results.push(result);
    if (isOpen || result.outcome === "refused") continue;
    const standing = { conversionId: id, ...standingDecision(result.status, own) };
    await decideVerdict(db, workspaceId, standing, deps.nowMs).run();
  }
  await markFraudDecisionUndone(db, workspaceId, decisionId, deps.nowMs);
  await deps.fraud.wake(workspaceId);
  return { decisionId, results };
}

const DECIDED_ANEW = "it was decided anew, or this was undone before";
const CHANGED_SINCE = "it was changed since: change it by hand";

async function putBack(
  workspace: WorkspaceSettings,
  id: string,
  place: Place | null,
  actor: string,
  deps: FactsDeps,
): Promise<FraudOutcome> {
  const db = deps.eventsOf(workspace.eventsShard);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const stored = await findConversion(db, workspace.id, id);
    if (stored === null) return outcome(id, "missing", null);
    if (place === null || isThere(stored, place))
      return { ...outcome(id, "unchanged", null), status: stored.status };
    // Reports that came later, and other people's changes, count more than what was before.
    if (stored.reason !== "OK_MANUAL") return outcome(id, "refused", CHANGED_SINCE);
    const { status, reason } = place;
    const sequence = stored.sequence + 1;
    const after = { ...stored, status, reason, attempt: deps.attempt, sequence };
    const deliveries = await deps.outbox({ workspace, before: stored, after });
    const written = await writeConversion(db, workspace.id, workspace.timezone, {
      before: stored,
      after,
      history: [{ status, reason, actor }],
      // A person may pass a cap; what it counts moves along.
      caps: [],
      isAloneOfClick: false,
      countsRepeats: false,
      setHash: await conversionHash(workspace.id, stored),
      deliveries,
      received: null,
      nowMs: deps.nowMs,
    });
    if (written.kind !== "written") continue;
    await deps.announce(workspace.id, deliveries);
    await tellFeed(workspace, { before: stored, after }, deps);
    return { ...outcome(id, "changed", null), status };
  }
  throw new Error(`conversion ${id} was overtaken ${MAX_TRIES} times`);
}

function isThere(stored: ConversionRecord, { status, reason }: Place): boolean {
  return stored.status === status && stored.reason === reason;
}

function outcome(id: string, kind: FraudOutcome["outcome"], sentence: string | null): FraudOutcome {
  return { id, outcome: kind, sentence, status: null };
}
