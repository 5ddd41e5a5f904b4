import {
  entityId,
  readHash,
  type ConversionTerms,
  type IncomingReport,
  type JudgedReport,
  type ReportProof,
} from "@cleverdrip/core";
import type { CampaignTerms, ConversionRecord } from "@cleverdrip/db";
import { digestOf } from "./digest.ts";
import type { FollowedJourney } from "./follow-journey.ts";
import type { OpenReport } from "./open-report.ts";

/** Everything about a usable report that does not depend on what is stored already. */
export type ReportCase = {
  readonly opened: OpenReport;
  readonly campaign: CampaignTerms;
  readonly judged: JudgedReport;
  readonly proof: ReportProof;
  readonly journey: FollowedJourney;
  /** The click that it is a result of: its proven one, else the one that its visitor's cookie or browser leads to. */
  readonly click: { readonly clickId: string; readonly atMs: number } | null;
  readonly incoming: IncomingReport;
  /** Unique among the conversions of the event type: by transaction id, click, or the report itself. */
  readonly dedupeKey: string;
};

export function reportCase(
  opened: OpenReport,
  campaign: CampaignTerms,
  judged: JudgedReport,
  proof: ReportProof,
  journey: FollowedJourney,
): ReportCase {
  const { report, said } = opened;
  const click = report.click ?? journey.click;
  const clickId = click?.clickId ?? null;
  return {
    opened,
    campaign,
    judged,
    proof,
    journey,
    click,
    incoming: {
      txid: said.txid,
      clickId,
      status: judged.status,
      data: {
        amountMicros: judged.saleMicros,
        currency: campaign.terms.currency,
        coupon: said.coupon,
      },
      atMs: said.eventAtMs ?? report.receivedAtMs,
    },
    dedupeKey: dedupeKey(opened, clickId, judged.event.duplicatePolicy),
  };
}

function dedupeKey(
  { id, said }: OpenReport,
  clickId: string | null,
  policy: ConversionTerms["events"][number]["duplicatePolicy"],
): string {
  if (said.txid !== null) return `t:${said.txid}`;
  const isEachItsOwn = policy === "create" || policy === "create-repeated";
  return clickId === null || isEachItsOwn ? `r:${id}` : `c:${clickId}`;
}

type Keyed = Pick<ConversionRecord, "eventTypeId" | "dedupeKey">;

/** A replay gives the same id again. */
export async function conversionId(
  workspaceId: string,
  { eventTypeId, dedupeKey: key }: Keyed,
  receivedAtMs: number,
): Promise<string> {
  const digest = await digestOf([workspaceId, eventTypeId, key, String(receivedAtMs)]);
  return entityId("cnv", receivedAtMs, digest);
}

/** What a conversion adds to the set hashes of its buckets. */
export async function conversionHash(
  workspaceId: string,
  { eventTypeId, dedupeKey: key }: Keyed,
): Promise<number> {
  return readHash(await digestOf([workspaceId, eventTypeId, key]));
}
