import { postHistory } from "../api/operator.ts";
import { history, type HistoryPlan } from "./history.ts";

export type HistoryCount = {
  readonly clicksStored: number;
  readonly verdicts: Readonly<Record<string, number>>;
};

/** Sends the past, portion after portion, and says what the consumer made of it. */
export async function sendHistory(
  origin: string,
  operatorToken: string,
  plan: HistoryPlan,
): Promise<HistoryCount> {
  let clicksStored = 0;
  const verdicts: Record<string, number> = {};
  for (const portion of history(plan)) {
    const result = await postHistory(origin, operatorToken, portion);
    clicksStored += result.clicksStored;
    for (const { verdict } of result.conversions) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  }
  return { clicksStored, verdicts };
}
