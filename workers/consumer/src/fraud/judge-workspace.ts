import {
  judgeTraffic,
  textHash,
  windowEvidence,
  WINDOW_DAYS,
  type SourceFinding,
  type TrafficWindow,
} from "@cleverdrip/core";
import { saveFraudJudgement, type JudgedResult, type WorkspaceSettings } from "@cleverdrip/db";
import type { FraudJudged } from "@cleverdrip/contract";
import type { FactsDeps } from "../facts-deps.ts";
import { applyVerdicts, moveOf } from "./apply-verdicts.ts";
import { blockingSources, blockSources, type BlockDeps } from "./block-sources.ts";
import { holdClicks } from "./hold-clicks.ts";
import { storeVerdicts, type ResultWeighed } from "./store-verdicts.ts";
import { weighLate } from "./weigh-late.ts";
import { doesStop, weighResult } from "./weigh-result.ts";
import { readWorkspacePolicies } from "./workspace-policies.ts";
import { publisherOf, readResults, sourceResult } from "./workspace-results.ts";

const DAY_MS = 86_400_000;

export type JudgeWorkspace = {
  readonly settings: WorkspaceSettings;
  readonly window: TrafficWindow;
  readonly control: D1Database;
  readonly facts: FactsDeps;
  /** Asked for where a source is kept out. */
  readonly snapshots: BlockDeps["snapshots"];
};

/** `isMore`: some changes are left for another run. */
export type WorkspaceJudged = FraudJudged & {
  readonly changed: number;
  readonly isMore: boolean;
  /** Days of whose paid clicks a part is marked. */
  readonly markedDays: number;
  /** Links that were paused. */
  readonly blocked: number;
};

/**
 * Judges sources and results of the last days, stores what was found, and does to results what policies say. Results of the
 * days before, by which others are judged, are held by what findings say of them. What is found of paid clicks holds what they earned, and
 * sources are kept out where a rule blocks.
 */
export async function judgeWorkspace(deps: JudgeWorkspace): Promise<WorkspaceJudged> {
  const { settings, window, control, facts } = deps;
  const { id: workspaceId } = settings;
  const db = facts.eventsOf(settings.eventsShard);
  const { policyOf, rules } = await readWorkspacePolicies(control, workspaceId);
  const stored = await readResults(db, workspaceId, facts.nowMs);
  const evidence = windowEvidence(window);
  const judged = judgeTraffic({ ...evidence, results: stored.map(sourceResult) }, rules);
  const judgedBy = { rulesVersion: rules.version, nowMs: facts.nowMs };
  await saveFraudJudgement(db, workspaceId, {
    judgedAtMs: facts.nowMs,
    rulesVersion: rules.version,
    knowledge: JSON.stringify(judged.knowledge),
    findings: judged.findings.map((finding) => ({ id: findingId(finding), finding })),
  });
  const recent: ResultWeighed[] = [];
  const late: ResultWeighed[] = [];
  const sinceMs = facts.nowMs - WINDOW_DAYS * DAY_MS;
  for (const result of stored) {
    const isLate = result.atMs < sinceMs;
    if (isLate && isStopped(result, facts.nowMs)) continue;
    const verdict = judged.results.get(result.id) ?? { score: 0, signals: [] };
    const subject = { ...result, publisherId: publisherOf(result) };
    const policy = policyOf(result.campaignId);
    const weighed = isLate
      ? await weighLate(verdict, subject, policy, facts)
      : await weighResult(verdict, subject, policy, facts.hashAddress);
    (isLate ? late : recent).push({ result, ...weighed });
  }
  const doubted = await storeVerdicts(db, workspaceId, [...recent, ...late], judgedBy);
  const stopped = late.filter(({ action }) => doesStop(action.mode));
  const applied = await applyVerdicts(settings, [...recent, ...stopped], facts);
  const marked = await holdClicks(db, settings, {
    clicks: evidence.clicks,
    signalsOf: judged.clickSignals,
    policyOf,
    ...judgedBy,
  });
  const { length: findings } = judged.findings;
  const sources = blockingSources(recent, marked, policyOf);
  const blocked = await blockSources(workspaceId, sources, { ...deps, nowMs: facts.nowMs });
  const counts = { findings, doubted, markedDays: marked.length, blocked };
  return { judgedAtMs: facts.nowMs, ...counts, ...applied };
}

/** What the judge stopped, or a person decided: what is found later changes nothing of that. */
function isStopped(result: JudgedResult, nowMs: number): boolean {
  const { verdict } = result;
  if (verdict === null) return false;
  if (verdict.decision !== "open") return true;
  // A run changes so many; the others are stopped by the next one.
  return doesStop(verdict.action) && moveOf(result, verdict.action, nowMs) === null;
}

/** The same finding has the same id, whatever its numbers have become. */
function findingId(finding: SourceFinding): string {
  const { rule, about, publisherId, sub, campaignId, event, signs } = finding;
  const ofSub = sub === undefined ? [] : [{ sub }];
  const subject = [rule, about, publisherId, campaignId, event, ...signs, ...ofSub];
  return `fnd_${textHash(JSON.stringify(subject)).toString(36)}`;
}
