import type { Balance, BalanceRow } from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";

export function balanceRow(part: Partial<BalanceRow> = {}): BalanceRow {
  return { hourMs: AT_MS, emitted: 0, stored: 0, deadLettered: 0, lost: 0, missing: 0, ...part };
}

/** The totals are the sums of the rows. */
export function balance(...data: readonly BalanceRow[]): Balance {
  const sum = (key: keyof BalanceRow) => data.reduce((total, row) => total + row[key], 0);
  return {
    data: [...data],
    totals: {
      emitted: sum("emitted"),
      stored: sum("stored"),
      deadLettered: sum("deadLettered"),
      lost: sum("lost"),
      missing: sum("missing"),
    },
  };
}
