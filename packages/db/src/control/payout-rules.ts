import { and, asc, eq } from "drizzle-orm";
import { whereEqual } from "../where-equal.ts";
import { auditStatement, type AuditEntry } from "./audit.ts";
import { eventTypes, payoutRules } from "./campaign-tables.ts";
import { controlDb } from "./control-db.ts";

export type PayoutRuleRecord = typeof payoutRules.$inferSelect;

/** Which rules of a campaign; null = any. */
export type PayoutRuleFilter = {
  readonly eventTypeId: string | null;
  readonly scope: string | null;
  readonly subject: string | null;
};

const FILTERS = ["eventTypeId", "scope", "subject"] as const;

/** Those for clicks, then by event type in the campaign's order, oldest first; at most a thousand. */
export async function listPayoutRules(
  db: D1Database,
  workspaceId: string,
  campaignId: string,
  filter: PayoutRuleFilter,
): Promise<PayoutRuleRecord[]> {
  const rows = await controlDb(db)
    .select({ rule: payoutRules })
    .from(payoutRules)
    .leftJoin(eventTypes, eq(eventTypes.id, payoutRules.eventTypeId))
    .where(and(isOfCampaign(workspaceId, campaignId), whereEqual(payoutRules, filter, FILTERS)))
    .orderBy(asc(eventTypes.position), asc(payoutRules.id))
    .limit(1_000);
  return rows.map(({ rule }) => rule);
}

/** For one event type (or the clicks) and subject there is one rule: a second one replaces the payout of the first. */
export async function putPayoutRule(
  db: D1Database,
  workspaceId: string,
  record: PayoutRuleRecord,
  audit: AuditEntry,
): Promise<PayoutRuleRecord> {
  const { payoutModel, payoutMicros, payoutPpm } = record;
  const control = controlDb(db);
  const [[stored]] = await control.batch([
    control
      .insert(payoutRules)
      .values({ ...record, workspaceId })
      .onConflictDoUpdate({
        target: [
          payoutRules.campaignId,
          payoutRules.eventTypeId,
          payoutRules.scope,
          payoutRules.subject,
        ],
        set: { payoutModel, payoutMicros, payoutPpm },
        setWhere: eq(payoutRules.workspaceId, workspaceId),
      })
      .returning(),
    auditStatement(db, workspaceId, audit),
  ]);
  if (stored === undefined) throw new Error(`payout rule ${record.id} was not stored`);
  return stored;
}

export async function removePayoutRule(
  db: D1Database,
  workspaceId: string,
  id: string,
  audit: AuditEntry,
): Promise<void> {
  const control = controlDb(db);
  await control.batch([
    control
      .delete(payoutRules)
      .where(and(eq(payoutRules.workspaceId, workspaceId), eq(payoutRules.id, id))),
    auditStatement(db, workspaceId, audit),
  ]);
}

function isOfCampaign(workspaceId: string, campaignId: string) {
  return and(eq(payoutRules.workspaceId, workspaceId), eq(payoutRules.campaignId, campaignId));
}
