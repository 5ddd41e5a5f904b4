import { shortSub, unpackTraits, WINDOW_DAYS, type SourceResult } from "@cleverdrip/core";
import { readJudgedResults, type JudgedResult, type ResultPlace } from "@cleverdrip/db";

const DAY_MS = 86_400_000;
/**
 * Results that others are judged by. Twice as many days as are judged: those that are about to be too old would else be judged
 * by the few that are left beside them, and let go.
 */
const EVIDENCE_DAYS = 2 * WINDOW_DAYS;
/** Results of a query, and of a run: the newest of the window. */
const PAGE = 2_000;
const MOST_RESULTS = 40_000;

/** Newest first. */
export async function readResults(
  db: D1Database,
  workspaceId: string,
  nowMs: number,
): Promise<readonly JudgedResult[]> {
  const sinceMs = nowMs - EVIDENCE_DAYS * DAY_MS;
  const results: JudgedResult[] = [];
  let below: ResultPlace | null = null;
  while (results.length < MOST_RESULTS) {
    const page: readonly JudgedResult[] = await readJudgedResults(
      db,
      workspaceId,
      sinceMs,
      below,
      PAGE,
    );
    results.push(...page);
    below = page.at(-1) ?? null;
    if (page.length < PAGE) break;
  }
  return results;
}

/** The finding is about whoever brought the click, also where others share the result. */
export function publisherOf({ click, publisherId }: JudgedResult): string {
  return click?.publisherId ?? publisherId;
}

/** As sources are judged by it. */
export function sourceResult(stored: JudgedResult): SourceResult {
  const { id, atMs, campaignId, event, clickId, clickAtMs, click, txid, amountMicros, lead, via } =
    stored;
  const { decision = "open" } = stored.verdict ?? {};
  return {
    id,
    atMs,
    publisherId: publisherOf(stored),
    campaignId,
    event,
    clickId,
    clickAtMs,
    sub: shortSub(stored.sub1 ?? ""),
    traits: click === null ? null : unpackTraits(click.traits),
    txid,
    amountMicros,
    lead,
    via,
    isTakenBack: isTakenBack(stored),
    ...(decision === "open" ? {} : { decided: decision }),
  };
}

const TAKEN_BACK: readonly string[] = ["rejected", "refunded", "trash"];

/**
 * By its advertiser: what was rejected for fraud says nothing of the advertiser's mind. What was said counts, not what became of
 * it: a refund of what was held meanwhile would depend on when it was held.
 */
function isTakenBack({ status, reason, verdict, saidStatuses }: JudgedResult): boolean {
  // As planChange writes it.
  const said = JSON.parse(saidStatuses) as readonly string[];
  if (said.some((word) => TAKEN_BACK.includes(word))) return true;
  return TAKEN_BACK.includes(status) && reason !== "X_FRAUD" && verdict?.decision !== "rejected";
}
