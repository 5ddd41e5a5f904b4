import type { WebhookEvent } from "@cleverdrip/contract";
import type { ConversionState, EndpointRecord } from "@cleverdrip/db";

const TOLD = [
  "id",
  "sequence",
  "eventTypeId",
  "eventName",
  "txid",
  "clickId",
  "clickAtMs",
  "atMs",
  "campaignId",
  "publisherId",
  "linkId",
  "status",
  "reason",
  "currency",
  "amountMicros",
  "revenueMicros",
  "payoutMicros",
  "coupon",
] as const satisfies readonly (keyof ConversionState)[];

/** What others are told of a conversion. */
export type ToldConversion = Pick<ConversionState, (typeof TOLD)[number]>;

/** Nothing else of the row leaves: how it was priced, attributed and reported is the workspace's own. */
export function toldFields(state: ToldConversion): ToldConversion {
  // The keys are those of the type, one by one.
  return Object.fromEntries(TOLD.map((field) => [field, state[field]])) as ToldConversion;
}

/** A conversion as it was (null = it is new) and as it is. */
export type ToldChange = {
  readonly before: Pick<ConversionState, "status" | "payoutMicros" | "revenueMicros"> | null;
  readonly after: ToldConversion;
};

/** The change in a word; null where neither status nor money changed. */
export function toldEvent({ before, after }: ToldChange): WebhookEvent | null {
  if (before?.status !== after.status) return `conversion.${after.status}`;
  return isPaidOtherwise(before, after) || before.revenueMicros !== after.revenueMicros
    ? "conversion.adjusted"
    : null;
}

/** Whether an endpoint asked for the change. A publisher hears of money only where the payout is another one. */
export function isWanted(
  endpoint: Pick<EndpointRecord, "kind" | "publisherId" | "campaignId" | "eventTypeId" | "filter">,
  { before, after }: ToldChange,
  event: WebhookEvent,
): boolean {
  const { kind, publisherId, campaignId, eventTypeId, filter } = endpoint;
  if (kind === "postback" && publisherId === null) return false;
  if (publisherId !== null) {
    if (publisherId !== after.publisherId) return false;
    if (event === "conversion.adjusted" && !isPaidOtherwise(before, after)) return false;
  }
  if (campaignId !== null && campaignId !== after.campaignId) return false;
  if (eventTypeId !== null && eventTypeId !== after.eventTypeId) return false;
  return filter.length === 0 || filter.includes(kind === "postback" ? after.status : event);
}

function isPaidOtherwise(before: ToldChange["before"], after: ToldConversion): boolean {
  return before?.payoutMicros !== after.payoutMicros;
}
