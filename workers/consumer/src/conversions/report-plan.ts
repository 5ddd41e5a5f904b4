import type { ConversionReason } from "@cleverdrip/core";
import type { ConversionRecord, ConversionWrite } from "@cleverdrip/db";
import type { Doubt } from "../fraud/judge-receipt.ts";

/** What `writeConversion` needs beyond what every write of a report has alike. */
export type PlannedWrite = Pick<
  ConversionWrite,
  "before" | "after" | "history" | "caps" | "isAloneOfClick" | "countsRepeats"
>;

export type Told = {
  readonly verdict: "duplicate" | "conflict";
  readonly reason: ConversionReason;
  readonly hint: string;
};

export type Refusal = {
  readonly kind: "refused";
  readonly reason: ConversionReason;
  readonly hint: string;
};

/** What a report comes to, given what is stored. */
export type ReportPlan =
  | {
      readonly kind: "write";
      readonly write: PlannedWrite;
      readonly hint: string | null;
      /** What the sender is told instead of "recorded"; null = just that. */
      readonly told: Told | null;
      /** What is held against it; null = nothing, or it is not about to be approved. */
      readonly doubt: Doubt | null;
    }
  /** Nothing new: the stored conversion is the answer. */
  | {
      readonly kind: "known";
      readonly told: Told;
      readonly stored: ConversionRecord;
      /** To be kept, where a report says the same data later; else null. */
      readonly dataAtMs: number | null;
    }
  | Refusal;

export function refusal(reason: ConversionReason, hint: string): Refusal {
  return { kind: "refused", reason, hint };
}
