import { creditedParts, readCredits } from "@cleverdrip/core";
import type { ConversionRow } from "./facts.ts";

/** Who has what of a conversion. */
export function partsOf(row: ConversionRow) {
  return creditedParts({
    publisherId: row.publisher_id,
    linkId: row.link_id,
    payoutMicros: row.payout_micros,
    revenueMicros: row.revenue_micros,
    credits: readCredits(row.credits),
  });
}
