import {
  attribute,
  creditsOf,
  needsJourney,
  plainCredits,
  readAttributionRecord,
  readCredits,
  replayPayout,
  type Attribution,
  type Credit,
  type CreditedConversion,
  type PayoutRecord,
} from "@cleverdrip/core";
import {
  findConversion,
  keepVisitor,
  writeConversion,
  type CampaignTerms,
  type ConversionRecord,
  type ConversionState,
} from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { readJourney, type Journey } from "./follow-journey.ts";
import { priceResult } from "./price-result.ts";
import { conversionHash } from "./report-case.ts";
import { MAX_TRIES } from "./max-tries.ts";
import { shareResult, type Priced } from "./share-result.ts";
import { payoutRecord } from "./stored-conversion.ts";
import { tellFeed } from "./tell-feed.ts";

type Attributed = Extract<Attribution, { kind: "attributed" }>;

/**
 * Attributes a stored conversion once more by the rules that it was stored with, and moves its money where a click that
 * was stored later, or an earlier time of the event, leads to others. Nothing is written where all stays as it is, so it
 * may be asked for any number of times.
 */
export async function attributeAgain(
  workspaceId: string,
  id: string,
  deps: FactsDeps,
): Promise<boolean> {
  const workspace = await deps.settingsOf(workspaceId);
  if (workspace === null) return false;
  const db = deps.eventsOf(workspace.eventsShard);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const stored = await findConversion(db, workspaceId, id);
    const after = stored === null ? null : await attributed(db, stored, deps);
    if (stored === null || after === null) return false;
    const deliveries = await deps.outbox({ workspace, before: stored, after });
    const outcome = await writeConversion(db, workspaceId, workspace.timezone, {
      before: stored,
      after,
      history: [{ status: stored.status, reason: REASON, actor: "attribution" }],
      // Its place under every cap was taken when it was approved.
      caps: [],
      isAloneOfClick: false,
      countsRepeats: false,
      setHash: await conversionHash(workspaceId, stored),
      deliveries,
      received: null,
      nowMs: deps.nowMs,
    });
    if (outcome.kind !== "written") continue;
    await deps.announce(workspaceId, deliveries);
    await tellFeed(workspace, { before: stored, after }, deps);
    return true;
  }
  throw new Error(`conversion ${id} was overtaken ${MAX_TRIES} times`);
}

const REASON = "a click of its visitor was stored later: attributed anew";

/** As it ought to be; null where that is what it is. */
async function attributed(
  db: D1Database,
  stored: ConversionRecord,
  deps: FactsDeps,
): Promise<ConversionState | null> {
  const record = readAttributionRecord(stored.attribution);
  if (record === null) return null;
  const conversion = { ...record.report, atMs: stored.atMs };
  if (!needsJourney(record.policy, conversion)) return null;
  const { workspaceId, campaignId } = stored;
  const journey = await readJourney(db, workspaceId, campaignId, record.policy, conversion);
  if (isForgotten(stored, record.report.namedClick?.id, journey)) return null;
  const again = attribute(record.policy, conversion, journey.touches);
  if (again.kind === "unattributed") return null;
  const { namedClick } = record.report;
  const named = namedClick === null ? null : { id: namedClick.id, linkId: record.namedLinkId };
  const links = new Map(journey.touches.map((touch) => [touch.id, touch.linkId]));
  const credited = creditsOf(again.shares, { named, links });
  if (credited === null) return null;
  if (isSame(stored, again, credited)) {
    const { visitorId } = journey;
    if (visitorId !== stored.visitorId) await keepVisitor(db, workspaceId, stored.id, visitorId);
    return null;
  }
  return moved(stored, again, credited, journey, deps);
}

/** Old clicks are deleted after the workspace's hot window: what was decided with them stays. */
function isForgotten(
  stored: ConversionRecord,
  namedId: string | undefined,
  { touches }: Journey,
): boolean {
  const known = new Set([...touches.map(({ id }) => id), namedId ?? "", ""]);
  return readCredits(stored.credits).some(({ touchId }) => !known.has(touchId ?? ""));
}

function isSame(
  stored: ConversionRecord,
  { rung }: Attributed,
  { publisherId, linkId, credits }: CreditedConversion,
): boolean {
  return (
    stored.rung === rung &&
    stored.publisherId === publisherId &&
    stored.linkId === linkId &&
    JSON.stringify(plainCredits(readCredits(stored.credits))) === JSON.stringify(credits)
  );
}

async function moved(
  stored: ConversionRecord,
  { rung }: Attributed,
  { publisherId, linkId, credits }: CreditedConversion,
  { visitorId }: Journey,
  deps: FactsDeps,
): Promise<ConversionState | null> {
  const change = { rung, publisherId, linkId, credits: JSON.stringify(credits), visitorId };
  const own = { attempt: deps.attempt, sequence: stored.sequence + 1 };
  const terms = await deps.campaignTerms(stored.campaignId, publisherId);
  const price = terms === null ? null : await priceFor(terms, stored, credits, deps);
  if (price !== null) return { ...stored, ...change, ...price, ...own };
  return publisherId === stored.publisherId ? { ...stored, ...change, ...own } : null;
}

/** By the terms of those whom it belongs to now; null where they are not to be had. */
async function priceFor(
  terms: CampaignTerms,
  stored: ConversionRecord,
  credits: readonly Credit[],
  deps: FactsDeps,
) {
  const { eventTypeId, atMs, status } = stored;
  const record = payoutRecord(stored);
  // What has never been worth anything stays so until it is approved.
  if (record.steps.length === 0) return {};
  const main = mainPrice(terms, stored, record);
  if (main === null) return null;
  const sharing = { campaign: terms, eventTypeId, atMs, status, credits };
  const price = await shareResult(main, sharing, deps);
  if (price.kind === "refused") return null;
  const { payoutMicros, revenueMicros, record: kept } = price;
  const payoutSteps = JSON.stringify(kept);
  return { payoutMicros, revenueMicros, payoutSteps, credits: JSON.stringify(price.credits) };
}

/** Whoever has it in the main already keeps the terms that it was priced by. */
function mainPrice(
  terms: CampaignTerms,
  stored: ConversionRecord,
  record: PayoutRecord,
): Priced | null {
  const { publisherId, eventTypeId, status } = stored;
  if (terms.publisherId === publisherId) {
    const { payoutMicros, revenueMicros } = stored;
    const again = replayPayout(record.steps);
    const money = again.kind === "resolved" ? again : { payoutMicros, revenueMicros };
    return {
      kind: "priced",
      payoutMicros: money.payoutMicros,
      revenueMicros: money.revenueMicros,
      record,
    };
  }
  const event = terms.terms.events.find(({ id }) => id === eventTypeId);
  if (event === undefined || terms.publisherId === null) return null;
  const price = priceResult(terms, event, record.input, status);
  return price.kind === "refused" ? null : price;
}
