import type {
  ExistingConversion,
  FieldChange,
  IncomingReport,
  ReportedData,
  ReportedMoney,
} from "./duplicate-policy.ts";

const FIELDS = ["amountMicros", "currency", "coupon"] as const;

export function isSameMoney(a: ReportedMoney, b: ReportedMoney): boolean {
  return a.amountMicros === b.amountMicros && a.currency === b.currency;
}

export function changedFields(before: ReportedData, after: ReportedData): readonly FieldChange[] {
  return FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));
}

/** What was stored, and from the report what was missing; an amount brings its currency along. */
export function completeData(stored: ReportedData, said: ReportedData): ReportedData {
  const isMissing = stored.amountMicros === null && said.amountMicros !== null;
  const { amountMicros, currency } = isMissing ? said : stored;
  return { amountMicros, currency, coupon: stored.coupon ?? said.coupon };
}

/** Whether the report's data are the later ones. Equal times are decided by the money, never by the order of arrival. */
export function isNewer({ data, atMs }: IncomingReport, stored: ExistingConversion): boolean {
  if (atMs !== stored.dataAtMs) return atMs > stored.dataAtMs;
  return moneyKey(data) > moneyKey(stored.data);
}

function moneyKey({ amountMicros, currency }: ReportedMoney): string {
  return JSON.stringify([amountMicros, currency]);
}
