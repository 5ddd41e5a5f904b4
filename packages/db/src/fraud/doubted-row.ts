import type { ConversionStatus, Signal } from "@cleverdrip/core";
import type { FraudVerdictRecord } from "./verdicts.ts";

/** Of the click that a result came from. */
export type DoubtedClick = {
  readonly id: string;
  readonly atMs: number;
  readonly reason: string;
  readonly country: string;
  readonly city: string;
  readonly asn: number | null;
  readonly asOrganization: string;
  readonly browser: string;
  readonly os: string;
  readonly device: string;
  readonly language: string;
  readonly referrerDomain: string;
  readonly userAgent: string;
  readonly ipPrefix: string;
  readonly subs: Readonly<Record<string, string>>;
};

/** A doubted result with its conversion as it is now, and its click while that has a row. */
export type DoubtedRecord = Pick<
  FraudVerdictRecord,
  | "conversionId"
  | "publisherId"
  | "campaignId"
  | "eventName"
  | "payoutMicros"
  | "currency"
  | "score"
  | "rulesVersion"
  | "action"
  | "decision"
  | "decidedBy"
  | "judgedAtMs"
  | "atMs"
> & {
  readonly signals: readonly Signal[];
  readonly status: ConversionStatus;
  readonly reason: string;
  readonly txid: string | null;
  readonly amountMicros: number | null;
  readonly receivedAtMs: number;
  readonly clickId: string;
  readonly clickAtMs: number;
  readonly click: DoubtedClick | null;
};

type Row = Omit<DoubtedRecord, "signals" | "click"> & { signals: string; click: string | null };

/** `k` is a row of clicks. */
export const CLICK_JSON = `iif(k.id IS NULL, NULL, json_object('id', k.id, 'atMs', k.at_ms, 'reason', k.reason,
  'country', k.country, 'city', k.city, 'asn', k.asn, 'asOrganization', k.as_organization, 'browser', k.browser, 'os', k.os,
  'device', k.device, 'language', k.language, 'referrerDomain', k.referrer_domain, 'userAgent', k.user_agent,
  'ipPrefix', k.ip_prefix, 'subs', json(iif(json_valid(k.subs), k.subs, '{}'))))`;

/** Columns of a doubted result, where `v` is its row of fraud_verdicts. */
export const DOUBTED_COLUMNS = `v.conversion_id AS conversionId, v.publisher_id AS publisherId,
  v.campaign_id AS campaignId, v.event_name AS eventName, v.payout_micros AS payoutMicros, v.currency, v.score, v.signals,
  v.rules_version AS rulesVersion, v.action, v.decision, v.decided_by AS decidedBy, v.judged_at_ms AS judgedAtMs,
  v.at_ms AS atMs, c.status, c.reason, c.txid, c.amount_micros AS amountMicros, c.received_at_ms AS receivedAtMs,
  c.click_id AS clickId, c.click_at_ms AS clickAtMs, ${CLICK_JSON} AS click`;

export const DOUBTED_JOINS = `
  JOIN conversions c ON c.workspace_id = v.workspace_id AND c.id = v.conversion_id
  LEFT JOIN clicks k ON k.workspace_id = v.workspace_id AND k.id = c.click_id AND c.click_id <> ''`;

/** D1 cannot know the shape of its rows; the statement does. */
export function readDoubted(rows: readonly unknown[] | undefined): readonly DoubtedRecord[] {
  return ((rows ?? []) as Row[]).map((row) => ({
    ...row,
    signals: JSON.parse(row.signals) as readonly Signal[],
    click: row.click === null ? null : (JSON.parse(row.click) as DoubtedClick),
  }));
}
