import type { ClickBatch } from "./click-message.ts";
import type { ConversionEvent, ConversionVerdict } from "./conversion-message.ts";

/** The consumer's entrypoint `Facts` as other Workers call it. A call rejects when nothing was made durable. */
export type FactsRpc = {
  readonly recordConversion: (event: ConversionEvent) => Promise<ConversionVerdict>;
  readonly storeClicks: (
    batches: readonly ClickBatch[],
  ) => Promise<{ readonly stored: number; readonly duplicates: number }>;
  readonly runSchedule: () => Promise<void>;
};
