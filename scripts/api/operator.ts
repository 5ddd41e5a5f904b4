import type {
  ClickBatch,
  ConversionVerdict,
  MoveAnswer,
  MoveAsked,
  ReceivedReport,
  ReplayAnswer,
  ReplayAsked,
  VerifyAnswer,
  VerifyAsked,
} from "@cleverdrip/contract";
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

/** Counts some hours of the books again; to be asked again with the answer's `next` until there is none. */
export async function verifyBooks(
  origin: string,
  token: string,
  asked: VerifyAsked,
): Promise<VerifyAnswer> {
  const response = await send(`${origin}/v1/operator/verify`, bearer(token), asked);
  // As the contract says.
  return (await response.json()) as VerifyAnswer;
}

/** A step of a replay of the log; to be asked again with the answer's `next` until there is none. */
export async function replayLog(
  origin: string,
  token: string,
  asked: ReplayAsked,
): Promise<ReplayAnswer> {
  const response = await send(`${origin}/v1/operator/replay`, bearer(token), asked);
  // As the contract says.
  return (await response.json()) as ReplayAnswer;
}

/** Some seconds of a workspace's move; to be asked again until it is done. */
export async function moveWorkspace(
  origin: string,
  token: string,
  asked: MoveAsked,
): Promise<MoveAnswer> {
  const response = await send(`${origin}/v1/operator/workspaces/move`, bearer(token), asked);
  // As the contract says.
  return (await response.json()) as MoveAnswer;
}

function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}
