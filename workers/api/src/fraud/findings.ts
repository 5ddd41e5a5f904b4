import type { FraudFinding, FraudFindingQuery } from "@cleverdrip/contract";
import { describeFinding, ruleTitle, signWords, type SourceFinding } from "@cleverdrip/core";
import {
  listFraudFindings,
  sumRuleMoney,
  type RuleMoney,
  type StoredFinding,
} from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { moneyOf } from "./money.ts";
import { namesOf, type Names } from "./names.ts";

/** Of a workspace: the judge makes a handful a source. */
export const MAX_FINDINGS = 2_000;

/** The surest first. All are on one page. */
export async function findingList(
  ctx: WorkspaceContext,
  { publisherId = null, campaignId = null }: Partial<Nulled<FraudFindingQuery>>,
) {
  const { events, workspaceId } = ctx;
  const [stored, money] = await Promise.all([
    listFraudFindings(events, workspaceId, { publisherId, campaignId, limit: MAX_FINDINGS }),
    sumRuleMoney(events, workspaceId, publisherId),
  ]);
  return { data: await shownFindings(ctx, stored, money), nextCursor: null };
}

type Nulled<T> = { readonly [K in keyof T]: T[K] | null };

export async function shownFindings(
  ctx: WorkspaceContext,
  stored: readonly StoredFinding[],
  money: readonly RuleMoney[],
): Promise<FraudFinding[]> {
  const names = await namesOf(
    ctx,
    stored.map(({ finding }) => finding),
  );
  return stored
    .map((row) => toFinding(row, names, money))
    .toSorted((a, b) => b.score - a.score || a.chance - b.chance || (a.id < b.id ? -1 : 1));
}

function toFinding(
  { id, sinceMs, judgedAtMs, finding }: StoredFinding,
  names: Names,
  money: readonly RuleMoney[],
): FraudFinding {
  const { rule, about, publisherId, campaignId, event, seen, of, peerShare, peers } = finding;
  return {
    id,
    rule,
    title: ruleTitle(rule),
    about,
    publisherId,
    publisherName: names.publisher(publisherId),
    sub: finding.sub ?? null,
    campaignId,
    campaignName: campaignId === null ? null : names.campaign(campaignId),
    event,
    signs: finding.signs.map(signWords),
    seen,
    of,
    share: shareOf(finding),
    peerShare,
    peers,
    chance: finding.chance,
    score: finding.score,
    sinceMs,
    judgedAtMs,
    sentence: describeFinding(finding),
    money: moneyOf(money.filter((own) => restsOn(own, finding))),
  };
}

/** Whether what is doubted for that rule is doubted for this finding. */
export function restsOn(
  own: Omit<RuleMoney, "currency" | "conversions" | "payoutMicros">,
  finding: SourceFinding,
): boolean {
  const { rule, publisherId, sub = null, campaignId, event } = finding;
  return (
    own.rule === rule &&
    own.publisherId === publisherId &&
    own.sub === sub &&
    (campaignId === null || own.campaignId === campaignId) &&
    (event === null || own.eventName === event)
  );
}

function shareOf({ seen, of }: SourceFinding): number {
  return of === 0 ? 0 : seen / of;
}
