import type { ClickBatch, ConversionVerdict, ReceivedReport } from "@cleverdrip/contract";
import type { Facts } from "../consumer.ts";

export type History = {
  readonly batches: readonly ClickBatch[];
  readonly reports: readonly ReceivedReport[];
};

export type HistoryResult = { clicksStored: number; conversions: ConversionVerdict[] };

/** Past events through the consumer's own path: clicks first, because conversions refer to them. */
export async function storeHistory(facts: Facts, history: History): Promise<HistoryResult> {
  const { stored } =
    history.batches.length === 0 ? { stored: 0 } : await facts.storeClicks(history.batches);
  const verdicts: ConversionVerdict[] = [];
  // In their order: of two reports of one result the earlier counts.
  for (const report of history.reports) {
    const { returnBody: _, ...verdict } = await facts.takePastReport(report);
    verdicts.push(verdict);
  }
  return { clicksStored: stored, conversions: verdicts };
}
