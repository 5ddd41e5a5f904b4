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
import { applyVerdicts } from "./apply-verdicts.ts";
import { blockingSources, blockSources, type BlockDeps } from "./block-sources.ts";
import { holdClicks } from "./hold-clicks.ts";
import { storeVerdicts, type ResultWeighed } from "./store-verdicts.ts";
import { weighResult } from "./weigh-result.ts";
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
 * days before, by which others are judged, are only marked. What is found of paid clicks holds what they earned, and
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
  const weighed: ResultWeighed[] = [];
  const late: ResultWeighed[] = [];
  const sinceMs = facts.nowMs - WINDOW_DAYS * DAY_MS;
  for (const result of stored) {
    const isLate = result.atMs < sinceMs;
    if (isLate && isStopped(result)) continue;
    const verdict = judged.results.get(result.id) ?? { score: 0, signals: [] };
    const subject = { ...result, publisherId: publisherOf(result) };
    const policy = policyOf(result.campaignId);
    const own = { result, ...(await weighResult(verdict, subject, policy, facts.hashAddress)) };
    if (isLate) late.push(onlyMarked(own));
    else weighed.push(own);
  }
  const doubted = await storeVerdicts(db, workspaceId, [...weighed, ...late], judgedBy);
  const applied = await applyVerdicts(settings, weighed, facts);
  const marked = await holdClicks(db, settings, {
    clicks: evidence.clicks,
    signalsOf: judged.clickSignals,
    policyOf,
    ...judgedBy,
  });
  const { length: findings } = judged.findings;
  const sources = blockingSources(weighed, marked, policyOf);
  const blocked = await blockSources(workspaceId, sources, { ...deps, nowMs: facts.nowMs });
  const counts = { findings, doubted, markedDays: marked.length, blocked };
  return { judgedAtMs: facts.nowMs, ...counts, ...applied };
}

/** What the judge stopped, or a person decided: what is found later changes nothing of that. */
function isStopped({ verdict }: JudgedResult): boolean {
  if (verdict === null) return false;
  return verdict.decision !== "open" || STOPS.includes(verdict.action);
}

/**
 * What comes out of an older result is for a person to decide, until its statement is closed: fewer beside it are left to be
 * compared with, and its publisher has counted on it for longer than a week.
 */
function onlyMarked({ action, ...own }: ResultWeighed): ResultWeighed {
  return { ...own, action: STOPS.includes(action.mode) ? { ...action, mode: "tag" } : action };
}

const STOPS: readonly string[] = ["hold", "reject"];

/** The same finding has the same id, whatever its numbers have become. */
function findingId(finding: SourceFinding): string {
  const { rule, about, publisherId, sub, campaignId, event, signs } = finding;
  const ofSub = sub === undefined ? [] : [{ sub }];
  const subject = [rule, about, publisherId, campaignId, event, ...signs, ...ofSub];
  return `fnd_${textHash(JSON.stringify(subject)).toString(36)}`;
}
