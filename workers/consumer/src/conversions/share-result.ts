import { sharePrice, type ConversionStatus, type Credit, type OwnPrice } from "@cleverdrip/core";
import type { CampaignTerms } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { priceResult, volumeFigure, type PricedResult } from "./price-result.ts";
import { termsOfPublisher } from "./terms-of-publisher.ts";

export type Priced = Extract<PricedResult, { kind: "priced" }>;

export type SharedResult =
  | (Priced & { readonly credits: readonly Credit[] })
  | Exclude<PricedResult, { kind: "priced" }>;

export type Sharing = {
  /** Terms of the publisher that it belongs to in the main. */
  readonly campaign: CampaignTerms;
  readonly eventTypeId: string;
  readonly atMs: number;
  readonly status: ConversionStatus;
  readonly credits: readonly Credit[];
};

/**
 * A result that several share: each has its part of what the whole is worth by its own terms. Refused where these need an
 * amount that is not known. A publisher who does not exist any more is paid as the main one is.
 */
export async function shareResult(
  main: Priced,
  { campaign, eventTypeId, atMs, status, credits }: Sharing,
  deps: FactsDeps,
): Promise<SharedResult> {
  const { input, steps, shared = [] } = main.record;
  if (steps.length === 0 || input.manualPayoutMicros !== null) return { ...main, credits };
  const ids = new Set(credits.map(({ publisherId }) => publisherId));
  const others: OwnPrice[] = [];
  for (const publisherId of ids) {
    if (publisherId === campaign.publisherId) continue;
    const agreed = await termsOfPublisher(campaign, eventTypeId, publisherId, deps);
    if (agreed === null) continue;
    const known = shared.find((own) => own.publisherId === publisherId)?.volumeFigure;
    const figure = known ?? (await volumeFigure(agreed.campaign, publisherId, atMs, deps));
    const own = { ...input, volumeFigure: figure };
    const price = priceResult(agreed.campaign, agreed.event, own, status);
    if (price.kind === "refused") return price;
    others.push({ publisherId, price });
  }
  return { ...main, ...sharePrice(credits, main, others) };
}
