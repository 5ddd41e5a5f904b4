import { addSums, NO_SUMS, type CampaignSums, type RuleSet } from "@cleverdrip/core";
import { resultCounts, type CountedResult } from "../verify/result-rows.ts";
import type { ConversionState } from "@cleverdrip/db";
import type { Moved } from "./judge-clicks-anew.ts";

/** What a result adds to what its campaign counts, of everybody who shares it. */
export function sumsOfResult(state: CountedResult): CampaignSums {
  return resultCounts(state).reduce(
    (sums, [, { conversions = 0, revenueMicros = 0, payoutMicros = 0 }]) =>
      addSums(sums, { conversions, revenueMicros, payoutMicros }),
    NO_SUMS,
  );
}

/** What a rule set takes from what results count; those that do not count now do not begin to. */
export function judgeResultsAnew(
  results: readonly ConversionState[],
  rules: RuleSet,
): readonly (readonly [campaignId: string, Moved])[] {
  return results
    .filter((state) => rules.judgeResult(state) !== "OK")
    .map((state) => {
      const { conversions, revenueMicros, payoutMicros } = sumsOfResult(state);
      const moved = {
        conversions: -conversions,
        revenueMicros: -revenueMicros,
        payoutMicros: -payoutMicros,
      };
      return [state.campaignId, moved];
    });
}
