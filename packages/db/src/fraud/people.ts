import { clickDayKeySql } from "../events/click-day-keys.ts";
import type { ConversionRecord } from "../events/list-conversions.ts";
import type { FraudAppealRecord } from "./appeals.ts";
import type { ClickDay, ClickHoldRecord } from "./click-holds.ts";
import type { FraudDecisionRecord } from "./decisions.ts";

/** Appeals and decisions of a result: more are not shown with it. */
const MOST = 50;

/** What people said of results, or of days by their keys: publishers' appeals, newest first, whether answered or not. */
export async function appealsOf(
  db: D1Database,
  workspaceId: string,
  conversionIds: readonly string[],
): Promise<readonly FraudAppealRecord[]> {
  const { results } = await db
    .prepare(
      `SELECT workspace_id AS workspaceId, id, conversion_id AS conversionId, publisher_id AS publisherId, at_ms AS atMs,
         text, answered_at_ms AS answeredAtMs, answer, outcome
       FROM fraud_appeals WHERE workspace_id = ?1 AND conversion_id IN (SELECT value FROM json_each(?2))
       ORDER BY id DESC LIMIT ${MOST * Math.max(1, conversionIds.length)}`,
    )
    .bind(workspaceId, JSON.stringify(conversionIds))
    .all<FraudAppealRecord>();
  return results;
}

export async function countOpenAppeals(db: D1Database, workspaceId: string): Promise<number> {
  const row = await db
    .prepare(
      `SELECT count(*) AS open FROM fraud_appeals WHERE workspace_id = ?1 AND answered_at_ms IS NULL`,
    )
    .bind(workspaceId)
    .first<{ open: number }>();
  return row?.open ?? 0;
}

/** Decisions that a result was part of, newest first. People take them by hand: there are not many. */
export async function decisionsOf(
  db: D1Database,
  workspaceId: string,
  conversionId: string,
): Promise<readonly FraudDecisionRecord[]> {
  const { results } = await db
    .prepare(
      `SELECT workspace_id AS workspaceId, id, at_ms AS atMs, actor, decision, note, conversion_ids AS conversionIds, before,
         undone_at_ms AS undoneAtMs
       FROM fraud_decisions WHERE workspace_id = ?1 AND instr(conversion_ids, ?2) > 0 ORDER BY id DESC LIMIT ${MOST}`,
    )
    .bind(workspaceId, JSON.stringify(conversionId))
    .all<FraudDecisionRecord>();
  return results;
}

export type AppealedConversion = Pick<
  ConversionRecord,
  "status" | "reason" | "eventName" | "payoutMicros" | "currency" | "campaignId"
>;

/** As they are now, by id. */
export async function readAppealedConversions(
  db: D1Database,
  workspaceId: string,
  conversionIds: readonly string[],
): Promise<ReadonlyMap<string, AppealedConversion>> {
  if (conversionIds.length === 0) return new Map();
  const { results } = await db
    .prepare(
      `SELECT id, status, reason, event_name AS eventName, payout_micros AS payoutMicros, currency, campaign_id AS campaignId
       FROM conversions WHERE workspace_id = ?1 AND id IN (SELECT value FROM json_each(?2))`,
    )
    .bind(workspaceId, JSON.stringify(conversionIds))
    .all<AppealedConversion & { id: string }>();
  return new Map(results.map(({ id, ...row }) => [id, row]));
}

export type AppealedDay = Pick<ClickHoldRecord, "currency" | "heldMicros" | "decision">;

/** What is held of days as they are now, by the key in the ledger; without those of which nothing is held any more. */
export async function readAppealedDays(
  db: D1Database,
  workspaceId: string,
  days: readonly ClickDay[],
): Promise<ReadonlyMap<string, AppealedDay>> {
  if (days.length === 0) return new Map();
  const { results } = await db
    .prepare(
      `SELECT ${clickDayKeySql("held", "h")} AS key, h.currency, h.held_micros AS heldMicros, h.decision
       FROM click_holds h WHERE h.workspace_id = ?1 AND (h.day, h.campaign_id, h.publisher_id) IN (
         SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?2))`,
    )
    .bind(
      workspaceId,
      JSON.stringify(days.map((own) => [own.day, own.campaignId, own.publisherId])),
    )
    .all<AppealedDay & { key: string }>();
  return new Map(results.map(({ key, ...row }) => [key, row]));
}
