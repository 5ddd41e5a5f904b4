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
  const times = records.map(({ atMs }) => atMs);
  const { visitors, touches } = await readJourneys(events, workspaceId, {
    campaignId,
    clickIds: asked.flatMap(({ conversion }) => conversion.namedClick?.id ?? []),
    visitorIds: asked.flatMap(({ conversion }) => conversion.visitorId ?? []),
    fromMs: Math.min(...times) - journeyLookBackMs(policy),
    toMs: Math.max(...times) + CLOCK_TOLERANCE_MS,
    hasViews: policy.viewThrough !== null,
  });
  const byVisitor = groupBy(touches);
  return asked.map(({ record, conversion }) => {
    const named = visitors.get(conversion.namedClick?.id ?? "");
    const own = new Set([named, conversion.visitorId ?? undefined]);
    const { currency, payoutMicros, revenueMicros } = record;
    return {
      conversion,
      touches: [...own].flatMap((id) => byVisitor.get(id ?? "") ?? []),
      now: creditedParts({ ...record, credits: readCredits(record.credits) }),
      currency,
      payoutMicros,
      revenueMicros,
    };
  });
}

function groupBy(touches: readonly Touch[]): ReadonlyMap<string, readonly Touch[]> {
  const groups = new Map<string, Touch[]>();
  for (const touch of touches) {
    const known = groups.get(touch.visitorId ?? "");
    if (known === undefined) groups.set(touch.visitorId ?? "", [touch]);
    else known.push(touch);
  }
  return groups;
}
