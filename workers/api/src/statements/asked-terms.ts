import type { StatementsQuery } from "@cleverdrip/contract";
import type { AgreedTerms, PastTerms, TermsRecord } from "@cleverdrip/core";

export type AskedTerms = AgreedTerms & {
  /** By which the statements before were made. */
  readonly past: readonly PastTerms[];
};

/** What a publisher has that never agreed on any. */
export const NO_TERMS: TermsRecord = { terms: "monthly", thresholdMicros: 0, pastTerms: [] };

/** A publisher's terms with their past, or those of the query: a threshold for all times, terms without a past. */
export function askedTerms(agreed: TermsRecord, query: StatementsQuery): AskedTerms {
  const thresholdMicros = query.thresholdMicros ?? agreed.thresholdMicros;
  if (query.terms !== undefined) return { terms: query.terms, thresholdMicros, past: [] };
  const past =
    query.thresholdMicros === undefined
      ? agreed.pastTerms
      : agreed.pastTerms.map((own) => ({ ...own, thresholdMicros }));
  return { terms: agreed.terms, thresholdMicros, past };
}
