import type { ClickRecord, RecordedBatch } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";

/** Gives every payable click what it earns its publisher by itself, once its verdict is final. */
export async function priceClicks(
  workspaceId: string,
  batches: readonly RecordedBatch[],
  { clickRates }: Pick<FactsDeps, "clickRates">,
): Promise<readonly RecordedBatch[]> {
  const payable = batches.flatMap(({ clicks }) => clicks.filter(isPayable));
  const rates = new Map<string, ReadonlyMap<string, number>>();
  for (const [campaignId, own] of Map.groupBy(payable, (click) => click.campaignId)) {
    const publisherIds = [...new Set(own.map(({ publisherId }) => publisherId))];
    rates.set(campaignId, await clickRates(workspaceId, campaignId, publisherIds));
  }
  if ([...rates.values()].every(({ size }) => size === 0)) return batches;
  const priced = (click: ClickRecord): ClickRecord => {
    const rate = rates.get(click.campaignId)?.get(click.publisherId) ?? 0;
    return rate === 0 || !isPayable(click) ? click : { ...click, payoutMicros: rate };
  };
  return batches.map((batch) => ({ ...batch, clicks: batch.clicks.map(priced) }));
}

function isPayable({ kind, reason }: ClickRecord): boolean {
  return kind === "click" && reason === "OK";
}
