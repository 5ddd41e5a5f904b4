import type { PaymentTerms } from "./payment-terms.ts";

export type AgreedTerms = {
  readonly terms: PaymentTerms;
  /** Below it nothing is paid out; 0 = everything is. */
  readonly thresholdMicros: number;
};

/** Terms that others have followed. `toDay` (`yyyy-mm-dd`) is the first day of those. */
export type PastTerms = AgreedTerms & { readonly toDay: string };
