import type { ReplayDifference } from "@cleverdrip/contract";
import { addSums, NO_SUMS, type RuleSet, type Tally } from "@cleverdrip/core";
import { countHour } from "../verify/check-hour.ts";
import { judgeClicksAnew } from "./judge-clicks-anew.ts";
import { judgeResultsAnew } from "./judge-results-anew.ts";
import type { ReplayDeps, ReplayRange } from "./replay-deps.ts";

const HOUR_MS = 3_600_000;

type Sums = ReplayDifference["log"];
type Side = "log" | "present" | "judged";

/** What the campaigns of some hours count by the log, and what at present; with a rule set also what by that. */
export async function compareDry(
  range: ReplayRange,
  rules: RuleSet | null,
  deps: ReplayDeps,
): Promise<{ campaigns: ReplayDifference[]; problems: readonly string[] }> {
  const { workspace, fromMs, toMs } = range;
  const db = deps.eventsOf(workspace.eventsShard);
  const found = new Map<string, ReplayDifference>();
  for (let hour = fromMs; hour < toMs; hour += HOUR_MS) {
    const { log, nowMs } = deps;
    const own = { workspace, db, log, nowMs, fromMs: hour, toMs: hour + HOUR_MS };
    const { stored, counted, results } = await countHour(own);
    for (const [campaignId, sums] of sumsOf(counted)) {
      add(found, workspace.id, campaignId, "log", sums);
      if (rules !== null) add(found, workspace.id, campaignId, "judged", sums);
    }
    for (const [campaignId, sums] of sumsOf(stored)) {
      add(found, workspace.id, campaignId, "present", sums);
    }
    if (rules === null) continue;
    for (const [campaignId, moved] of judgeResultsAnew(results, rules)) {
      add(found, workspace.id, campaignId, "judged", moved);
    }
  }
  if (rules === null) return { campaigns: [...found.values()], problems: [] };
  const { moves, problems } = await judgeClicksAnew(range, rules, deps);
  for (const [campaignId, moved] of moves) add(found, workspace.id, campaignId, "judged", moved);
  // Where nothing was counted by the log, nothing is judged either.
  const campaigns = [...found.values()].map((own) => ({ ...own, judged: own.judged ?? NO_SUMS }));
  return { campaigns, problems };
}

function sumsOf(tally: Tally): readonly (readonly [campaignId: string, sums: Sums])[] {
  return [...tally].map(([bucket, counts]) => [bucket.split(" ")[1] ?? "", counts]);
}

function add(
  found: Map<string, ReplayDifference>,
  workspaceId: string,
  campaignId: string,
  side: Side,
  more: Partial<Sums>,
): void {
  const none = { workspaceId, campaignId, log: NO_SUMS, present: NO_SUMS, judged: null };
  const own = found.get(campaignId) ?? none;
  found.set(campaignId, { ...own, [side]: addSums(own[side] ?? NO_SUMS, more) });
}
