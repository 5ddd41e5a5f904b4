import type { LedgerSum } from "@cleverdrip/db";

export type KindSums = {
  readonly earnedMicros: number;
  readonly reversedMicros: number;
  readonly adjustedMicros: number;
  readonly paidMicros: number;
};

/** The sums of one currency, by kind; 0 where there are no entries. */
export function kindSums(sums: readonly LedgerSum[]): KindSums {
  const of = (kind: LedgerSum["kind"]) => sums.find((sum) => sum.kind === kind)?.amountMicros ?? 0;
  return {
    earnedMicros: of("earn"),
    reversedMicros: of("reverse"),
    adjustedMicros: of("adjust"),
    paidMicros: of("payment"),
  };
}
