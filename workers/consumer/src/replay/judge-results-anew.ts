import type { RuleSet } from "@cleverdrip/core";
import type { ConversionState } from "@cleverdrip/db";
import { resultCounts } from "../verify/result-rows.ts";
import type { Moved } from "./judge-clicks-anew.ts";

/** What a rule set takes from what results count; those that do not count now do not begin to. */
export function judgeResultsAnew(
  results: readonly ConversionState[],
  rules: RuleSet,
): readonly (readonly [campaignId: string, Moved])[] {
  return results
    .filter((state) => rules.judgeResult(state) !== "OK")
    .flatMap((state) =>
      resultCounts(state).map(([, counts]): [string, Moved] => [
        state.campaignId,
        {
          conversions: -(counts.conversions ?? 0),
          revenueMicros: -(counts.revenueMicros ?? 0),
          payoutMicros: -(counts.payoutMicros ?? 0),
        },
      ]),
    );
}
