import {
  attribute,
  CLOCK_TOLERANCE_MS,
  journeyLookBackMs,
  needsJourney,
  type AttributableConversion,
  type Attribution,
  type AttributionPolicy,
  type JudgedReport,
  type TouchLinks,
} from "@cleverdrip/core";
import { readJourneys, type CampaignTerms, type JourneyTouch } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import type { OpenReport } from "./open-report.ts";

/** What a report is attributed to, with the visitor's other clicks where these have a say. */
export type FollowedJourney = TouchLinks & {
  /** They have: what is stored later may change it. */
  readonly isNeeded: boolean;
  readonly attribution: Attribution;
  /** "" where there is none to wait for, or where it will be known with the click's row. */
  readonly visitorId: string;
  /** The latest credited click, where the visitor's cookie, or address and browser, led to it. */
  readonly click: { readonly clickId: string; readonly atMs: number } | null;
  readonly isByVisitor: boolean;
  /** When the latest credited click or view was. */
  readonly touchedAtMs: number | null;
};

export async function followJourney(
  { attribution, conversion }: Pick<JudgedReport, "attribution" | "conversion">,
  { workspace, campaignId, linkId, terms }: CampaignTerms,
  deps: FactsDeps,
): Promise<FollowedJourney> {
  const policy = terms.policy.attribution;
  const { namedClick } = conversion;
  const named = namedClick === null ? null : { id: namedClick.id, linkId };
  if (!needsJourney(policy, conversion)) {
    const nothing = { isNeeded: false, visitorId: "", click: null, isByVisitor: false };
    return { ...nothing, attribution, named, links: new Map(), touchedAtMs: null };
  }
  const db = deps.eventsOf(workspace.eventsShard);
  const read = await readJourney(db, workspace.id, campaignId, policy, conversion);
  const again = attribute(policy, conversion, read.touches);
  const links = new Map(read.touches.map((touch) => [touch.id, touch.linkId]));
  const found = { isNeeded: true, attribution: again, named, links, visitorId: read.visitorId };
  return { ...found, ...latestOf(again, read.touches) };
}

function latestOf(attribution: Attribution, touches: readonly JourneyTouch[]) {
  const isByVisitor =
    attribution.kind === "attributed" &&
    (attribution.rung === "cookie" || attribution.rung === "fingerprint");
  const id = isByVisitor ? attribution.shares.at(-1)?.touchId : null;
  const latest = touches.find((touch) => touch.id === id) ?? null;
  const click = latest?.kind === "click" ? { clickId: latest.id, atMs: latest.atMs } : null;
  return { isByVisitor, click, touchedAtMs: latest?.atMs ?? null };
}

export type Journey = {
  readonly visitorId: string;
  readonly touches: readonly JourneyTouch[];
};

/** Everything that the conversion's visitor did in the campaign within reach of its windows. */
export async function readJourney(
  db: D1Database,
  workspaceId: string,
  campaignId: string,
  policy: AttributionPolicy,
  { namedClick, visitorId, fingerprints, atMs }: AttributableConversion,
): Promise<Journey> {
  const { visitors, touches } = await readJourneys(db, workspaceId, {
    campaignId,
    clickIds: namedClick === null ? [] : [namedClick.id],
    visitorIds: visitorId === null ? [] : [visitorId],
    fingerprints,
    fromMs: atMs - journeyLookBackMs(policy),
    toMs: atMs + CLOCK_TOLERANCE_MS,
    hasViews: policy.viewThrough !== null,
  });
  const own = namedClick === null ? null : (visitors.get(namedClick.id) ?? null);
  const isCookieFirst =
    own === null || policy.rungs.indexOf("click-id") > policy.rungs.indexOf("cookie");
  const known = (isCookieFirst ? (visitorId ?? own) : own) ?? "";
  return { touches, visitorId: known === "" && namedClick === null ? onlyVisitor(touches) : known };
}

/** Of clicks that were found by address and browser; "" where there are several. */
function onlyVisitor(touches: readonly JourneyTouch[]): string {
  const visitors = new Set(touches.map(({ visitorId }) => visitorId ?? ""));
  return visitors.size === 1 ? ([...visitors][0] ?? "") : "";
}

/** Clicks are in the tables this long after they were made, unless something is down. */
const CLICK_PATIENCE_MS = 60_000;

/** A cookie, or a browser, that leads nowhere yet may belong to a click that is not stored yet: its report comes again. */
export function isTooSoon(
  { report }: OpenReport,
  { isNeeded, attribution }: FollowedJourney,
  nowMs: number,
): boolean {
  return (
    isNeeded &&
    attribution.kind === "unattributed" &&
    attribution.considered.length === 0 &&
    nowMs - report.receivedAtMs < CLICK_PATIENCE_MS
  );
}
