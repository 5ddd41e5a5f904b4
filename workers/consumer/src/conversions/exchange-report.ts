import {
  exchange,
  missingRateSentence,
  rateAsked,
  type ConversionStatus,
  type Exchange,
} from "@cleverdrip/core";
import type { CampaignTerms, ConversionRecord } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import type { OpenReport } from "./open-report.ts";
import type { ReportCase } from "./report-case.ts";
import { refusal, type Refusal } from "./report-plan.ts";
import { payoutRecord } from "./stored-conversion.ts";

/** The rate of a report's amounts, as the workspace has it now; null where it needs none. */
export async function rateOfReport(
  { report, said }: OpenReport,
  { workspace, terms }: CampaignTerms,
  deps: FactsDeps,
): Promise<Exchange | null> {
  const asked = rateAsked(said, report, terms.currency, workspace.timezone);
  return asked === null ? null : { ...asked, ppb: await deps.rateOf(workspace.id, asked) };
}

/**
 * A result that is there already was converted at the rate of its own day: what is said of it later is compared, and
 * counted, at that rate.
 */
export function atStoredRate(own: ReportCase, rows: readonly ConversionRecord[]): ReportCase {
  const { judged, incoming } = own;
  const given = judged.exchanged ?? judged.missingRate;
  const stored = rows.find(({ dedupeKey }) => dedupeKey === own.dedupeKey);
  if (given === null || stored === undefined) return own;
  const known = payoutRecord(stored).input.exchanged ?? null;
  if (known === null || known.from !== given.from) return own;
  const { saleMicros, revenueMicros } = given;
  const exchanged = { ...known, saleMicros, revenueMicros };
  const worth = exchange(exchanged);
  if (worth === null) return own;
  return {
    ...own,
    judged: { ...judged, ...worth, exchanged, missingRate: null },
    incoming: { ...incoming, data: { ...incoming.data, amountMicros: worth.saleMicros } },
  };
}

/** Without its rate nothing is made of an amount. What takes a result back needs none, and must not wait. */
export function waitsForRate({ judged }: ReportCase): Refusal | null {
  const { missingRate, status } = judged;
  if (missingRate === null || TAKES_BACK.includes(status)) return null;
  return refusal("H_CURRENCY", missingRateSentence(missingRate));
}

const TAKES_BACK: readonly ConversionStatus[] = ["rejected", "refunded", "trash"];
