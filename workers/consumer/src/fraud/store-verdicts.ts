import {
  dropFraudVerdicts,
  saveFraudVerdicts,
  type JudgedResult,
  type JudgedVerdict,
} from "@cleverdrip/db";
import type { Weighed } from "./weigh-result.ts";

/** By which rule set, and when. */
export type JudgedBy = { readonly rulesVersion: number; readonly nowMs: number };

/** A result as it was read, and what was made of it. */
export type ResultWeighed = Weighed & { readonly result: JudgedResult };

/** Below that nothing is kept: no policy may ask for less. */
export const LEAST_SCORE = 0.5;
/** Scores are kept to six places: judged again, the same one is the same. */
const PLACES = 1e6;
/** Rows of a statement. */
const AT_ONCE = 1_000;

/** Keeps what is held against results, where it is not what was known; returns how many there are something against. */
export async function storeVerdicts(
  db: D1Database,
  workspaceId: string,
  weighed: readonly ResultWeighed[],
  by: JudgedBy,
): Promise<number> {
  const doubted = weighed.filter(({ verdict }) => verdict.score >= LEAST_SCORE);
  const cleared = weighed.filter(({ verdict }) => verdict.score < LEAST_SCORE);
  const rows = doubted.filter(isNews).map((own) => verdictRow(own, by));
  for (let i = 0; i < rows.length; i += AT_ONCE)
    await saveFraudVerdicts(db, workspaceId, rows.slice(i, i + AT_ONCE));
  const gone = cleared.flatMap(({ result }) => (result.verdict === null ? [] : [result.id]));
  for (let i = 0; i < gone.length; i += AT_ONCE)
    await dropFraudVerdicts(db, workspaceId, gone.slice(i, i + AT_ONCE));
  return doubted.length;
}

function isNews({ result, verdict, action }: ResultWeighed): boolean {
  const { verdict: known } = result;
  return (
    known === null ||
    known.score !== rounded(verdict.score) ||
    known.action !== action.mode ||
    known.signals !== JSON.stringify(verdict.signals)
  );
}

function verdictRow(
  { result, verdict, action }: ResultWeighed,
  { rulesVersion, nowMs }: JudgedBy,
): JudgedVerdict {
  const { id, atMs, publisherId, click, campaignId, event, payoutMicros, currency } = result;
  return {
    conversionId: id,
    atMs,
    publisherId: click?.publisherId ?? publisherId,
    campaignId,
    eventName: event,
    payoutMicros,
    currency,
    score: rounded(verdict.score),
    signals: JSON.stringify(verdict.signals),
    rulesVersion,
    action: action.mode,
    judgedAtMs: nowMs,
  };
}

export function rounded(score: number): number {
  return Math.round(score * PLACES) / PLACES;
}
