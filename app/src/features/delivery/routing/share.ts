import type { Route, Variant } from "@cleverdrip/contract";
import { percentWords } from "../../../format/percent.ts";

type Weighted = Pick<Variant | Route, "weight" | "isPaused">;

/** Of 100 new visitors, how many each gets. Null for what is paused, and for all where nobody gets any. */
export function sharesOf(choices: readonly Weighted[]): readonly (number | null)[] {
  const total = choices.reduce((sum, choice) => sum + (choice.isPaused ? 0 : choice.weight), 0);
  return choices.map(({ isPaused, weight }) =>
    isPaused || total === 0 ? null : (weight / total) * 100,
  );
}

/** "50 %", "33.3 %". */
export function shareWords(share: number): string {
  return percentWords(Number(share.toFixed(1)));
}
