import type {
  ChangeResult,
  FraudDecisionAsked,
  FraudDecisionTaken,
  FraudOutcome,
} from "@cleverdrip/contract";
import { entityId, FRAUD_RULES_VERSION } from "@cleverdrip/core";
import {
  decideVerdict,
  findConversion,
  findFraudVerdict,
  insertFraudDecision,
  saveFraudVerdicts,
  type ConversionRecord,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { changeConversion, MAX_CHANGES } from "../conversions/change-conversions.ts";
import type { FactsDeps } from "../facts-deps.ts";

/** A result before it was decided. */
type Before = Pick<ConversionRecord, "id" | "status" | "reason">;

/**
 * What a person decides of results, doubted or not: it is final for the judge. Each for itself; the decision is written last, so
 * that asked again it goes on where it was interrupted.
 */
export async function decideFraud(
  workspaceId: string,
  asked: FraudDecisionAsked,
  deps: FactsDeps,
): Promise<FraudDecisionTaken> {
  const { decision, actor, note } = asked;
  const ids = [...new Set(asked.conversionIds)];
  if (ids.length > MAX_CHANGES) throw new RangeError(`at most ${MAX_CHANGES} conversions at once`);
  const settings = await deps.settingsOf(workspaceId);
  if (settings === null) return { decisionId: null, results: ids.map(missing) };
  const db = deps.eventsOf(settings.eventsShard);
  const results: FraudOutcome[] = [];
  const decided: ConversionRecord[] = [];
  const before: Before[] = [];
  for (const id of ids) {
    const stored = await findConversion(db, workspaceId, id);
    const result = stored === null ? missing(id) : await change(stored, asked, deps);
    results.push(result);
    if (stored === null || result.outcome === "refused") continue;
    decided.push(stored);
    if (result.outcome === "changed") before.push(stored);
  }
  if (decided.length === 0) return { decisionId: null, results };
  const random = crypto.getRandomValues(new Uint8Array(10));
  const decisionId = entityId("fdc", deps.nowMs, random);
  await insertFraudDecision(db, workspaceId, {
    id: decisionId,
    atMs: deps.nowMs,
    actor,
    decision,
    note,
    conversionIds: JSON.stringify(decided.map(({ id }) => id)),
    before: JSON.stringify(before.map(({ id, status, reason }) => [id, status, reason])),
  });
  await markDecided(settings, decided, { decision, actor, decisionId }, deps);
  // The rest of the source is judged by what is known now.
  await deps.fraud.wake(workspaceId);
  return { decisionId, results };
}

/** One that is as was decided stays so; one that is not approved by its advertiser yet is not approved by this either. */
async function change(
  stored: ConversionRecord,
  { decision, actor, note }: FraudDecisionAsked,
  deps: FactsDeps,
): Promise<FraudOutcome> {
  const { id, workspaceId, status } = stored;
  if (decision === "approve" && (status === "approved" || status === "pending"))
    return { id, outcome: "unchanged", sentence: null, status };
  const reason = note === "" ? WORDS[decision] : note;
  const kind =
    decision === "reject"
      ? ({ kind: "status", status: "rejected" } as const)
      : status === "rejected"
        ? ({ kind: "restore" } as const)
        : ({ kind: "status", status: "approved" } as const);
  return outcomeOf(await changeConversion(workspaceId, id, { change: kind, actor, reason }, deps));
}

const WORDS = { approve: "looked at: no fraud", reject: "looked at: fraud" } as const;

async function markDecided(
  { id: workspaceId, eventsShard }: WorkspaceSettings,
  decided: readonly ConversionRecord[],
  by: Pick<FraudDecisionAsked, "decision" | "actor"> & { readonly decisionId: string },
  { eventsOf, nowMs }: FactsDeps,
): Promise<void> {
  const db = eventsOf(eventsShard);
  for (const own of decided) {
    const known = await findFraudVerdict(db, workspaceId, own.id);
    if (known === null) await saveFraudVerdicts(db, workspaceId, [undoubted(own, nowMs)]);
  }
  const { decisionId, actor: decidedBy } = by;
  const decision = by.decision === "approve" ? "approved" : "rejected";
  await db.batch(
    decided.map(({ id: conversionId }) =>
      decideVerdict(db, workspaceId, { conversionId, decision, decidedBy, decisionId }, nowMs),
    ),
  );
}

/** So that a decision about a result that nothing is held against is known too. */
function undoubted(stored: ConversionRecord, nowMs: number) {
  const { id: conversionId, atMs, publisherId, campaignId, eventName } = stored;
  const { payoutMicros, currency } = stored;
  const judged = { score: 0, signals: "[]", rulesVersion: FRAUD_RULES_VERSION, judgedAtMs: nowMs };
  const subject = { conversionId, atMs, publisherId, campaignId, eventName };
  return { ...subject, payoutMicros, currency, ...judged, action: "off" as const };
}

function outcomeOf({ id, outcome, sentence, status }: ChangeResult): FraudOutcome {
  return { id, outcome, sentence, status };
}

function missing(id: string): FraudOutcome {
  return { id, outcome: "missing", sentence: null, status: null };
}
