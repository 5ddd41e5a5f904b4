import {
  CLOCK_TOLERANCE_MS,
  creditedParts,
  journeyLookBackMs,
  readCredits,
  type AttributionPolicy,
  type ConversionPolicy,
  type PastConversion,
  type Touch,
} from "@cleverdrip/core";
import { readJourneys, type ApprovedConversion } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { attributableOf } from "./attributable.ts";

/** Conversions whose journeys are read in one query: at most 100 clicks each. */
const CHUNK = 200;

/** Conversions with everything their visitors did in the campaign, as far as it is still stored. */
export async function readPast(
  ctx: Pick<WorkspaceContext, "events" | "workspaceId">,
  campaignId: string,
  records: readonly ApprovedConversion[],
  policy: AttributionPolicy,
  coupons: ConversionPolicy["coupons"],
): Promise<readonly PastConversion[]> {
  const past: PastConversion[] = [];
  for (let i = 0; i < records.length; i += CHUNK) {
    const chunk = records.slice(i, i + CHUNK);
    past.push(...(await readChunk(ctx, campaignId, chunk, policy, coupons)));
  }
  return past;
}

async function readChunk(
  { events, workspaceId }: Pick<WorkspaceContext, "events" | "workspaceId">,
  campaignId: string,
  records: readonly ApprovedConversion[],
  policy: AttributionPolicy,
  coupons: ConversionPolicy["coupons"],
): Promise<readonly PastConversion[]> {
  const asked = records.map((record) => ({
    record,
    conversion: attributableOf(record, coupons),
  }));
  const isGuessing = policy.rungs.includes("fingerprint");
  const times = records.map(({ atMs }) => atMs);
  const { visitors, touches } = await readJourneys(events, workspaceId, {
    campaignId,
    clickIds: asked.flatMap(({ conversion }) => conversion.namedClick?.id ?? []),
    visitorIds: asked.flatMap(({ conversion }) => conversion.visitorId ?? []),
    fingerprints: isGuessing ? asked.flatMap(({ conversion }) => conversion.fingerprints) : [],
    fromMs: Math.min(...times) - journeyLookBackMs(policy),
    toMs: Math.max(...times) + CLOCK_TOLERANCE_MS,
    hasViews: policy.viewThrough !== null,
  });
  const byVisitor = groupBy(touches, ({ visitorId }) => visitorId);
  const byBrowser = groupBy(touches, ({ fingerprint }) => fingerprint);
  return asked.map(({ record, conversion }) => {
    const named = visitors.get(conversion.namedClick?.id ?? "");
    const own = new Set([named, conversion.visitorId ?? undefined]);
    const alike = conversion.fingerprints.flatMap((one) => byBrowser.get(one) ?? []);
    const { currency, payoutMicros, revenueMicros } = record;
    return {
      conversion,
      touches: [...new Set([...own].flatMap((id) => byVisitor.get(id ?? "") ?? []).concat(alike))],
      now: creditedParts({ ...record, credits: readCredits(record.credits) }),
      currency,
      payoutMicros,
      revenueMicros,
    };
  });
}

function groupBy(
  touches: readonly Touch[],
  keyOf: (touch: Touch) => string | null,
): ReadonlyMap<string, readonly Touch[]> {
  const groups = new Map<string, Touch[]>();
  for (const touch of touches) {
    const key = keyOf(touch) ?? "";
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [touch]);
    else known.push(touch);
  }
  return groups;
}
