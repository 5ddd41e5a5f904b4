import type { Publisher } from "@cleverdrip/contract";
import { moneyText, parseMoney } from "../../format/money.ts";

type Terms = Pick<Publisher, "terms" | "thresholdMicros">;

/** How a publisher is paid, while it is typed. */
export type PayoutTermsDraft = {
  readonly terms: Publisher["terms"];
  /** "" = none. */
  readonly threshold: string;
};

export function payoutTermsDraft({ terms, thresholdMicros }: Terms): PayoutTermsDraft {
  return { terms, threshold: thresholdText(thresholdMicros) };
}

/** null where the threshold is no amount. */
export function payoutTermsOf({ terms, threshold }: PayoutTermsDraft): Terms | null {
  const thresholdMicros = threshold.trim() === "" ? 0 : parseMoney(threshold);
  return thresholdMicros === null ? null : { terms, thresholdMicros };
}

export function thresholdText(micros: number): string {
  return micros === 0 ? "" : moneyText(micros);
}

export const WRONG_THRESHOLD = "Write an amount such as 50.";
export const THRESHOLD_MEANS =
  "Below it nothing is paid out: the sum is carried over to the next period.";
