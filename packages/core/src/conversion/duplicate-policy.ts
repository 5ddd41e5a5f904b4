import type { ConversionStatus } from "../conversion-status.ts";
import type { SettledStatus } from "./settle-status.ts";

/** What an event type does with a further report for the same transaction id or, without one, the same click. */
export const CONVERSION_DUPLICATE_POLICIES = [
  "ignore-txid",
  "create",
  "create-repeated",
  "ignore",
  "overwrite",
  "add-payout",
] as const;

export type ConversionDuplicatePolicy = (typeof CONVERSION_DUPLICATE_POLICIES)[number];

export const DEFAULT_CONVERSION_DUPLICATE_POLICY: ConversionDuplicatePolicy = "ignore-txid";

export type ReportedMoney = {
  /** Null where no amount was given. */
  readonly amountMicros: number | null;
  /** ISO 4217; the campaign's where none was given. */
  readonly currency: string;
};

/** What a report says of a result and another may say otherwise. */
export type ReportedData = ReportedMoney & { readonly coupon: string | null };

export type IncomingReport = {
  readonly txid: string | null;
  readonly clickId: string | null;
  /** As readStatus has it: a report that names none says approved, also when it comes second. */
  readonly status: ConversionStatus;
  readonly data: ReportedData;
  /** The event's time where it was reported, else the receipt. */
  readonly atMs: number;
};

/** A stored conversion of the same workspace and event type, with the report's transaction id or click. */
export type ExistingConversion = {
  readonly id: string;
  readonly txid: string | null;
  readonly clickId: string | null;
  readonly status: ConversionStatus;
  /** Every status that a report has named so far, taken or not. */
  readonly saidStatuses: readonly ConversionStatus[];
  /** Those of them that came too early: what `statusChange.waiting` said last. */
  readonly waitingStatuses: readonly ConversionStatus[];
  readonly data: ReportedData;
  /** Time of the report that `data` is from. */
  readonly dataAtMs: number;
  /** Each sum taken in: one, or more under `add-payout`. */
  readonly counted: readonly ReportedMoney[];
};

export type FieldChange = {
  readonly field: keyof ReportedData;
  readonly before: string | number | null;
  readonly after: string | number | null;
};

export type StatusChange = SettledStatus & { readonly from: ConversionStatus };

type Repeat = { readonly conversionId: string; readonly reason: "X_DUP_TXID" | "X_DUP_CLICK" };

export type DuplicateDecision =
  /** A result of its own; `repeatedOf` names the click's first conversion where the policy labels further ones. */
  | { readonly kind: "create"; readonly repeatedOf: string | null }
  /** Says nothing new: the stored conversion is the answer. `dataAtMs` is to be stored. */
  | (Repeat & { readonly kind: "same"; readonly dataAtMs: number })
  | (Repeat & { readonly kind: "ignore"; readonly sentence: string })
  /** New data as the policy `overwrite` asks; under any policy what was missing so far. */
  | {
      readonly kind: "overwrite";
      readonly conversionId: string;
      readonly changes: readonly FieldChange[];
      readonly data: ReportedData;
      readonly dataAtMs: number;
      readonly counted: readonly ReportedMoney[];
      readonly statusChange: StatusChange | null;
    }
  /** One more sum; what the conversion is worth is the total of `counted`. */
  | {
      readonly kind: "add";
      readonly conversionId: string;
      readonly added: ReportedMoney;
      readonly counted: readonly ReportedMoney[];
      readonly statusChange: StatusChange | null;
    }
  /** The same result in another status: no duplicate. */
  | {
      readonly kind: "move";
      readonly conversionId: string;
      readonly dataAtMs: number;
      readonly statusChange: StatusChange;
    }
  /** Both values are kept and shown until a person decides; nothing is changed. */
  | {
      readonly kind: "conflict";
      readonly conversionId: string;
      readonly reason: "X_CONFLICT";
      readonly stored: ReportedMoney;
      readonly reported: ReportedMoney;
    };
