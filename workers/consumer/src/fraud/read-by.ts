import {
  DEFAULT_FRAUD_POLICY,
  judgeTraffic,
  localDay,
  windowEvidence,
  WINDOW_DAYS,
  type FraudRuleSet,
} from "@cleverdrip/core";
import type { FraudReading } from "@cleverdrip/contract";
import type { JudgeWorkspace } from "./judge-workspace.ts";
import { markDays } from "./mark-days.ts";
import { LEAST_SCORE } from "./store-verdicts.ts";
import { withClick } from "./weigh-result.ts";
import { readResults, sourceResult } from "./workspace-results.ts";

const DAY_MS = 86_400_000;
/** Results of an answer: the newest. */
const MOST_RESULTS = 10_000;

/** What a rule set makes of the window's traffic and the results of its days, before any policy. Nothing of it is kept. */
export async function readBy(
  rules: FraudRuleSet,
  { settings, window, facts }: Pick<JudgeWorkspace, "settings" | "window" | "facts">,
): Promise<FraudReading> {
  const { id: workspaceId, eventsShard, timezone } = settings;
  const { nowMs } = facts;
  const dayOf = (atMs: number) => localDay(timezone, atMs);
  const stored = await readResults(facts.eventsOf(eventsShard), workspaceId, nowMs);
  const evidence = windowEvidence(window);
  const judged = judgeTraffic({ ...evidence, results: stored.map(sourceResult) }, rules);
  const sinceMs = nowMs - WINDOW_DAYS * DAY_MS;
  const sinceDay = dayOf(nowMs - (WINDOW_DAYS - 1) * DAY_MS);
  const doubted = stored
    .filter(({ atMs }) => atMs >= sinceMs)
    .flatMap(({ id, click }) => {
      const verdict = withClick(judged.results.get(id) ?? { score: 0, signals: [] }, click);
      return verdict.score >= LEAST_SCORE ? [{ id, signals: verdict.signals }] : [];
    });
  const days = markDays({
    clicks: evidence.clicks,
    signalsOf: judged.clickSignals,
    // What is found of a day does not depend on it.
    policyOf: () => DEFAULT_FRAUD_POLICY,
    dayOf,
  });
  return {
    rulesVersion: rules.version,
    sinceMs,
    sinceDay,
    results: doubted.slice(0, MOST_RESULTS),
    isComplete: doubted.length <= MOST_RESULTS,
    days: days
      .filter(({ day }) => day >= sinceDay)
      .map(({ day, campaignId, publisherId, sampled, parts }) => ({
        day,
        campaignId,
        publisherId,
        sampled,
        parts,
      })),
  };
}
