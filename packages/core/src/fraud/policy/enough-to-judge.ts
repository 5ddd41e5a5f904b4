/** Wald's expected number of observations (α 10⁻⁴, β 0.05) for results under 45 s rising from 4.5 to 30 % of all. */
export const RESULTS_TO_JUDGE = 24;
/** The same for odd clients rising from 1 to 10 % of clicks. */
export const CLICKS_TO_JUDGE = 59;

/** Why nothing can be said of a source yet; null where something can. */
export function notEnoughToJudge(clicks: number, results: number): string | null {
  if (results >= RESULTS_TO_JUDGE || clicks >= CLICKS_TO_JUDGE) return null;
  return `Not enough data: ${results} of the ${RESULTS_TO_JUDGE} results, or ${clicks} of the ${CLICKS_TO_JUDGE} clicks, that telling it from its peers takes.`;
}
