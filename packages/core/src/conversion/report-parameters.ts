import type { StatusMapping } from "./status-mapping.ts";

/** A value that could not be used as it was given; `problem` is a sentence for the sender. */
export type ReportProblem = { readonly field: string; readonly problem: string };

/** What a report says, by canonical field; null where it says nothing. Texts stay as written, so that refusals can quote them. */
export type ReportParameters = {
  readonly clickId: string | null;
  readonly txid: string | null;
  readonly event: string | null;
  /** What the customer paid: `amount`, `sum` or `sale_amount`. */
  readonly amount: string | null;
  /** What the advertiser says to owe. */
  readonly revenue: string | null;
  /** What the advertiser says the result pays. */
  readonly payout: string | null;
  /** Upper case where it can be a currency. */
  readonly currency: string | null;
  readonly status: string | null;
  /** Each word once: the first mapping of it counts. */
  readonly statusMaps: readonly StatusMapping[];
  readonly coupon: string | null;
  /** `sub1` to `sub20`, only those that were given. */
  readonly subs: Readonly<Record<string, string>>;
  /** To be answered literally, as plain text. */
  readonly returnBody: string | null;
  readonly eventAtMs: number | null;
  readonly signature: string | null;
  readonly token: string | null;
  /** With `publisherId` the last rung of attribution; beside a click id it may be the sender's own number. */
  readonly campaignId: string | null;
  readonly publisherId: string | null;
  /** At most one a field. */
  readonly problems: readonly ReportProblem[];
};

export type ReportedAmount = {
  readonly name: "amount" | "revenue" | "payout";
  readonly text: string;
};

/** The sum to judge the report by: many systems know only one of the three names and send it under any. */
export function reportedAmount(report: ReportParameters): ReportedAmount | null {
  for (const name of ["amount", "revenue", "payout"] as const) {
    const text = report[name];
    if (text !== null) return { name, text };
  }
  return null;
}
