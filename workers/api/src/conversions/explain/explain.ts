import {
  conversionDuplicatePolicy,
  type ConversionExplanation,
  type ExplainQuery,
} from "@cleverdrip/contract";
import {
  findCampaign,
  findConversion,
  readConversionFacts,
  readEndpoints,
  type CampaignRecord,
  type ConversionRecord,
} from "@cleverdrip/db";
import { policyOf } from "../../campaigns/entity.ts";
import { notFound } from "../../http/refusal.ts";
import type { WorkspaceContext } from "../../workspace/context.ts";
import { toConversion } from "../entity.ts";
import { explainAttribution } from "./attribution.ts";
import { capKey, capsOf, explainCaps } from "./caps.ts";
import { forPublisher } from "./for-publisher.ts";
import { explainPayout, isLedgerRight } from "./payout.ts";
import { writtenOf } from "./written.ts";

/** How a conversion came to be what it is, and whether deciding it again gives the same. */
export async function explainConversion(
  ctx: WorkspaceContext,
  id: string,
  { for: reader = "workspace", publisherId }: ExplainQuery,
): Promise<ConversionExplanation> {
  const record = await findConversion(ctx.events, ctx.workspaceId, id);
  if (record === null) throw notFound("conversion", id);
  const campaign = await findCampaign(ctx.control, ctx.workspaceId, record.campaignId);
  const explained = await explain(ctx, record, campaign);
  if (reader === "workspace") return explained;
  const who = publisherId ?? record.publisherId;
  const parts = explained.attribution.credits.filter((credit) => credit.publisherId === who);
  if (parts.length === 0) throw notFound("conversion", id);
  const ids = explained.deliveries.map(({ endpointId }) => endpointId);
  const told = await readEndpoints(ctx.control, ctx.workspaceId, ids);
  return forPublisher(explained, who, new Set(told.filter(isOf(who)).map((own) => own.id)));
}

async function explain(
  ctx: WorkspaceContext,
  record: ConversionRecord,
  campaign: CampaignRecord | null,
): Promise<ConversionExplanation> {
  const policy = policyOf(campaign ?? { conversionPolicy: {}, attributionWindowMs: 0 });
  const caps = capsOf(record, policy);
  const facts = await readConversionFacts(
    ctx.events,
    ctx.workspaceId,
    record.id,
    caps.map((cap) => capKey(record, cap)),
  );
  const conversion = toConversion(record);
  const { isKept, limits, ...attribution } = await explainAttribution(
    ctx,
    record,
    conversion.rung,
    policy,
  );
  const payout = explainPayout(record);
  const isRight = isLedgerRight(record, facts.ledger);
  return {
    conversion,
    received: receivedOf(record),
    attribution,
    duplicates: duplicatesOf(record, campaign),
    caps: explainCaps(record, caps, facts.capUsage, ctx.workspace.timezone),
    payout,
    ...writtenOf(facts),
    agrees: payout.agrees !== false && isRight && (attribution.agrees || !isKept),
    limits: [...limitsOf(payout.agrees, campaign), ...limits],
  };
}

function limitsOf(isPayoutSame: boolean | null, campaign: CampaignRecord | null): string[] {
  return [
    ...(campaign === null ? ["The campaign is gone: the usual rules stand in for its own."] : []),
    ...(isPayoutSame === null ? ["The steps of its payout were not kept."] : []),
  ];
}

function duplicatesOf(
  record: ConversionRecord,
  campaign: CampaignRecord | null,
): ConversionExplanation["duplicates"] {
  const { repeat, eventTypeId } = record;
  const event = campaign?.eventTypes.find(({ id }) => id === eventTypeId);
  const policy = conversionDuplicatePolicy.parse(event?.duplicatePolicy ?? "ignore-txid");
  const key = keyWords(record);
  const sentence =
    repeat === 0
      ? `It is the first result with ${key}.`
      : `It is repeat ${repeat} of its click, kept apart by the policy ${policy}.`;
  return { policy, key, repeat, sentence };
}

/** Without a transaction id the click is the key, unless the policy lets every report be a result. */
function keyWords({ txid, clickId, dedupeKey }: ConversionRecord): string {
  if (txid !== null) return `transaction id ${txid}`;
  return dedupeKey.startsWith("c:") ? `click ${clickId}` : "no key of its own";
}

function receivedOf({ received }: ConversionRecord): ConversionExplanation["received"] {
  // The consumer writes pairs; rows of an earlier time hold an empty object.
  const stored = JSON.parse(received) as readonly (readonly [string, string])[] | object;
  const pairs = Array.isArray(stored) ? (stored as readonly (readonly [string, string])[]) : [];
  return pairs.map(([name, value]) => ({ name, value }));
}

function isOf(publisherId: string) {
  return (endpoint: { readonly kind: string; readonly publisherId: string | null }) =>
    endpoint.kind === "postback" && endpoint.publisherId === publisherId;
}
