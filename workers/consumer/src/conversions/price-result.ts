import {
  capDays,
  localDay,
  priceOf,
  unpriced,
  type ConversionStatus,
  type PayableEvent,
  type PayoutInput,
  type Price,
} from "@cleverdrip/core";
import { readVolume, type CampaignTerms } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";

export type PricedResult =
  | Extract<Price, { kind: "priced" }>
  | { readonly kind: "refused"; readonly reason: "X_AMOUNT"; readonly hint: string };

/**
 * What a result is worth under the terms of its publisher. One that does not end approved may still lack its amount: leads
 * are reported before their sale is known, and a refund need not repeat it.
 */
export function priceResult(
  { terms }: CampaignTerms,
  event: PayableEvent,
  input: PayoutInput,
  status: ConversionStatus,
): PricedResult {
  const price = priceOf(event, terms.currency, terms.policy.volume, input);
  switch (price.kind) {
    case "priced":
      return price;
    case "amount-missing":
      if (status !== "approved") return unpriced(input);
      return refused(`event "${event.name}" pays a share of the amount; send amount=25.00`);
    case "amount-too-large":
      return refused("the amount is larger than can be paid out");
  }
}

/** Conversions or revenue of the publisher's period so far; not asked for where no volume is agreed. */
export async function volumeFigure(
  { workspace, campaignId, terms }: CampaignTerms,
  publisherId: string,
  atMs: number,
  deps: FactsDeps,
): Promise<number> {
  const { volume } = terms.policy;
  if (volume === null) return 0;
  const days = capDays(volume.period, localDay(workspace.timezone, atMs));
  const db = deps.eventsOf(workspace.eventsShard);
  const sums = await readVolume(db, workspace.id, campaignId, publisherId, days);
  return sums[volume.metric];
}

function refused(hint: string): PricedResult {
  return { kind: "refused", reason: "X_AMOUNT", hint };
}
