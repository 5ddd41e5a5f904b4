import type { ConversionExplanation, ConversionRow } from "@cleverdrip/contract";
import {
  attribute,
  CLOCK_TOLERANCE_MS,
  creditsOf,
  journeyLookBackMs,
  plainCredits,
  readAttributionRecord,
  readCredits,
  type Attribution,
  type ConversionPolicy,
  type Rung,
  type TouchLinks,
} from "@cleverdrip/core";
import { readJourneys, type ConversionRecord } from "@cleverdrip/db";
import { attributableOf } from "../../attribution/attributable.ts";
import type { WorkspaceContext } from "../../workspace/context.ts";
import { isForgotten, storedCredits } from "./credits.ts";

type Explained = ConversionExplanation["attribution"] & {
  /** Its rules and its clicks are all there: then deciding it again must give what is stored. */
  readonly isKept: boolean;
  readonly limits: readonly string[];
};

/** Attributes the conversion again, by the rules that it was stored with or, where they were not kept, by those of today. */
export async function explainAttribution(
  ctx: Pick<WorkspaceContext, "events" | "workspaceId">,
  record: ConversionRecord,
  rung: ConversionRow["rung"],
  { attribution: today, coupons }: ConversionPolicy,
): Promise<Explained> {
  const kept = readAttributionRecord(record.attribution);
  const policy = kept?.policy ?? today;
  const conversion = attributableOf(record, coupons);
  const { namedClick, visitorId, fingerprints } = conversion;
  const { touches } = await readJourneys(ctx.events, ctx.workspaceId, {
    campaignId: record.campaignId,
    clickIds: namedClick === null ? [] : [namedClick.id],
    visitorIds: visitorId === null ? [] : [visitorId],
    fingerprints,
    fromMs: record.atMs - journeyLookBackMs(policy),
    toMs: record.atMs + CLOCK_TOLERANCE_MS,
    hasViews: policy.viewThrough !== null,
  });
  const again = attribute(policy, conversion, touches);
  const namedLinkId = kept?.namedLinkId ?? record.linkId;
  const named = namedClick === null ? null : { id: namedClick.id, linkId: namedLinkId };
  const links = { named, links: new Map(touches.map((touch) => [touch.id, touch.linkId])) };
  const agrees = isAsStored(record, again, links);
  const isGone = isForgotten(record, namedClick?.id, touches);
  const then = attribute(today, conversion, touches);
  const isSameToday = isAsStored(record, then, links);
  return {
    rung,
    isProbabilistic: rung === "fingerprint",
    sentence: rung === "fingerprint" ? guessSentence(again.considered) : sentenceOf(record, rung),
    model: policy.model,
    credits: storedCredits(record),
    candidates: again.considered.map(({ touchId, window, ...touch }) => ({
      ...touch,
      clickId: touchId,
      window: window === null ? null : { ...window },
    })),
    agrees,
    isKept: kept !== null && !isGone,
    limits: limitsOf(isGone, isSameToday),
  };
}

function limitsOf(isGone: boolean, isSameToday: boolean): readonly string[] {
  if (isGone) return ["Clicks that have a part of it are no longer kept: what was decided stays."];
  return isSameToday
    ? []
    : ["By today's rules it would be attributed differently: they have changed since."];
}

function isAsStored(
  { rung, publisherId, linkId, credits }: ConversionRecord,
  again: Attribution,
  links: TouchLinks,
): boolean {
  if (again.kind === "unattributed" || again.rung !== rung) return false;
  const credited = creditsOf(again.shares, links);
  return (
    credited !== null &&
    credited.publisherId === publisherId &&
    (credited.touchId === null || credited.linkId === linkId) &&
    JSON.stringify(credited.credits) === JSON.stringify(plainCredits(readCredits(credits)))
  );
}

/** Nobody is credited by a guess between several visitors, so all that counted are of one. */
export function guessSentence(
  candidates: readonly { readonly rung: Rung | null; readonly verdict: string }[],
): string {
  const { length } = candidates.filter(
    ({ rung, verdict }) =>
      rung === "fingerprint" && (verdict === "credited" || verdict === "uncredited"),
  );
  const several = `${length} clicks of one visitor were candidates within the window`;
  const kept = length === 1 ? "one click was a candidate within the window" : several;
  const words = length === 0 ? "its clicks are no longer kept" : kept;
  return `The address and the browser that reported are those of the click: a guess, not a proof; ${words}.`;
}

function sentenceOf(
  { coupon }: ConversionRecord,
  rung: Exclude<ConversionRow["rung"], "fingerprint">,
): string {
  switch (rung) {
    case "click-id":
      return "The report brought the id of the click.";
    case "cookie":
      return "The browser that converted had the click's cookie.";
    case "coupon":
      return `The coupon ${coupon ?? ""} stands for this publisher.`;
    case "clickless":
      return "The advertiser named the publisher; there was no click.";
  }
}
