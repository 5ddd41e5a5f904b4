import type { ClickBatch, ConversionVerdict, ReceivedReport } from "@cleverdrip/contract";
import { send } from "./session.ts";

export type History = {
  readonly batches: readonly ClickBatch[];
  readonly reports: readonly ReceivedReport[];
};

export type HistoryResult = {
  readonly clicksStored: number;
  readonly conversions: readonly ConversionVerdict[];
};

/** Past events through the consumer's real path; sent again, they change nothing. */
export async function postHistory(
  origin: string,
  token: string,
  history: History,
): Promise<HistoryResult> {
  const response = await send(`${origin}/v1/operator/history`, bearer(token), history);
  // The operator endpoint answers as the contract says.
  return (await response.json()) as HistoryResult;
}

/** Runs the scheduled jobs now: nothing fires cron locally. */
export async function runSchedule(origin: string, token: string): Promise<void> {
  await send(`${origin}/v1/operator/schedule`, bearer(token), {});
}

function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}
