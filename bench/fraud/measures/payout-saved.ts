import { isWithheld, type JudgedFile } from "../judged-file.ts";
import { countBy, type Ratios } from "./ratio.ts";

/**
 * Fraudulent payout that does not flow ÷ all of it, by class and level and by level. Currencies are taken at par:
 * the share of one campaign's payout is what counts.
 */
export function payoutSaved(file: JudgedFile): Ratios {
  return countBy(
    file.judged.filter(({ label }) => label.label === "fraud" && label.kind === "conversion"),
    ({ label }) => [`${label.class}/${label.level}`, `all/${label.level}`],
    (judged) => ({
      part: isWithheld(judged) ? judged.payoutMicros : 0,
      whole: judged.payoutMicros,
    }),
  );
}
