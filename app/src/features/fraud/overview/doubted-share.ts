import type { FraudOverviewPublisher } from "@cleverdrip/contract";

/** Of a publisher's results, how many are on hold or rejected for doubt. */
export function doubtedShare({ held, rejected, results }: FraudOverviewPublisher): number {
  return results === 0 ? 0 : (held + rejected) / results;
}
