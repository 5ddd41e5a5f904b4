import type { ReplayAnswer } from "@cleverdrip/contract";
import {
  addSums,
  NO_SUMS,
  type CampaignSides,
  type CampaignSums,
  type RuleSet,
  type Tally,
} from "@cleverdrip/core";
import { readResultsOf } from "@cleverdrip/db";
import { checkClicks } from "../verify/check-clicks.ts";
import { storedHour } from "../verify/check-hour.ts";
import { judgeClicksAnew } from "./judge-clicks-anew.ts";
import { judgeResultsAnew, sumsOfResult } from "./judge-results-anew.ts";
import type { ReplayDeps, ReplayRange } from "./replay-deps.ts";

const HOUR_MS = 3_600_000;

type Side = "log" | "present" | "judged";

/**
 * What the campaigns of some hours count by the clicks of the log and the results that are there, and what at present; with a
 * rule set also what by that. What the log has otherwise of results is for `compareJournal`.
 */
export async function compareDry(
  range: ReplayRange,
  rules: RuleSet | null,
  deps: ReplayDeps,
): Promise<Pick<ReplayAnswer, "campaigns" | "problems">> {
  const { workspace, fromMs, toMs } = range;
  const db = deps.eventsOf(workspace.eventsShard);
  const found = new Map<string, CampaignSides>();
  const sides: readonly Side[] = rules === null ? ["log"] : ["log", "judged"];
  const problems: string[] = [];
  const put = (campaignId: string, side: Side, more: Partial<CampaignSums>) =>
    add(found, workspace.id, campaignId, side, more);
  for (let hour = fromMs; hour < toMs; hour += HOUR_MS) {
    const { log, nowMs } = deps;
    const own = { workspace, db, log, nowMs, fromMs: hour, toMs: hour + HOUR_MS };
    const [stored, clicks, results] = await Promise.all([
      storedHour(own),
      checkClicks(own, { countsWaiting: true }),
      readResultsOf(db, workspace.id, own.fromMs, own.toMs),
    ]);
    const unreadable = clicks.findings.filter((finding) => isUnreadable(workspace.id, finding));
    problems.push(...unreadable.map(({ detail }) => detail));
    for (const [campaignId, sums] of byCampaign(stored)) put(campaignId, "present", sums);
    for (const side of sides) {
      for (const [campaignId, sums] of byCampaign(clicks.tally)) put(campaignId, side, sums);
      for (const state of results) put(state.campaignId, side, sumsOfResult(state));
    }
    if (rules === null) continue;
    for (const [campaignId, moved] of judgeResultsAnew(results, rules))
      put(campaignId, "judged", moved);
  }
  if (rules === null) return { campaigns: [...found.values()], problems };
  const { moves, problems: unread } = await judgeClicksAnew(range, rules, deps);
  for (const [campaignId, moved] of moves) put(campaignId, "judged", moved);
  // Where nothing was counted by the log, nothing is judged either.
  const campaigns = [...found.values()].map((own) => ({ ...own, judged: own.judged ?? NO_SUMS }));
  return { campaigns, problems: [...new Set([...problems, ...unread])] };
}

type Found = Awaited<ReturnType<typeof checkClicks>>["findings"][number];

/** A segment that cannot be read counts nothing here, and could not be replayed: findings name it by its key. */
function isUnreadable(workspaceId: string, { place, eventId }: Found): boolean {
  return place === "log" && eventId?.startsWith(`${workspaceId}/`) === true;
}

function byCampaign(tally: Tally): readonly (readonly [campaignId: string, sums: CampaignSums])[] {
  return [...tally].map(([bucket, counts]) => [bucket.split(" ")[1] ?? "", counts]);
}

function add(
  found: Map<string, CampaignSides>,
  workspaceId: string,
  campaignId: string,
  side: Side,
  more: Partial<CampaignSums>,
): void {
  const none = { workspaceId, campaignId, log: NO_SUMS, present: NO_SUMS, judged: null };
  const own = found.get(campaignId) ?? none;
  found.set(campaignId, { ...own, [side]: addSums(own[side] ?? NO_SUMS, more) });
}
