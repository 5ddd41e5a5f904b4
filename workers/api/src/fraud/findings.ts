import type { FraudFinding, FraudFindingQuery } from "@cleverdrip/contract";
import { ruleTitle, signKind, type SourceFinding } from "@cleverdrip/core";
import {
  listFraudFindings,
  sumRuleMoney,
  type RuleMoney,
  type StoredFinding,
} from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { moneyOf } from "./money.ts";
import { namesOf, type Names } from "./names.ts";

/** Of a sign that no rule has. */
const UNKNOWN_RULE = signKind("").rule;

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
    sentence: sentenceOf(finding),
    money: moneyOf(money.filter((own) => restsOn(own, finding))),
  };
}

/** Whether what is doubted for that rule is doubted for this finding. */
export function restsOn(
  own: Omit<RuleMoney, "currency" | "conversions" | "payoutMicros">,
  finding: SourceFinding,
): boolean {
  const { rule, publisherId, campaignId, event } = finding;
  return (
    own.rule === rule &&
    own.publisherId === publisherId &&
    (campaignId === null || own.campaignId === campaignId) &&
    (event === null || own.eventName === event)
  );
}

function shareOf({ seen, of }: SourceFinding): number {
  return of === 0 ? 0 : seen / of;
}

/** As the judge tells it, and the value that all of them have; a sign of another version reads as it is. */
function signWords(sign: string): string {
  const { rule, words } = signKind(sign);
  if (rule === UNKNOWN_RULE) return sign.replace(/[=:]/, " ").replaceAll(/[_-]+/g, " ").trim();
  const colon = sign.indexOf(":");
  // A span of time is a step on the judge's own scale.
  const hasValue = colon > 0 && !sign.startsWith("time:");
  return hasValue ? `${words} (${sign.slice(colon + 1)})` : words;
}

function sentenceOf(finding: SourceFinding): string {
  const { seen, of, about, event, peerShare, peers, signs } = finding;
  const what = about === "clicks" ? "clicks" : `${event ?? ""} results`.trim();
  const isTold = signs.length > 0 && signs.every((sign) => signKind(sign).rule !== UNKNOWN_RULE);
  const done = isTold ? signs.map(signWords).join(" and ") : "show it";
  return `${percent(shareOf(finding))} of its ${of} ${what} (${seen}) ${done}; of ${peers} among the peers ${percent(peerShare)} do.`;
}

/** With as many digits as small shares need. */
function percent(share: number): string {
  const value = share * 100;
  return `${value >= 10 || value === 0 ? Math.round(value) : Number(value.toPrecision(2))} %`;
}
