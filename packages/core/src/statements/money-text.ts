import { formatMicros } from "../macros/macro-numbers.ts";

/** `1,234.50 USD`: exact, grouped, at least as many decimals as the currency has. RangeError for what is no currency code. */
export function moneyText(micros: number, currency: string): string {
  const { minimumFractionDigits = 2 } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  const format = new Intl.NumberFormat("en", { minimumFractionDigits, maximumFractionDigits: 6 });
  // Decimal text is formatted digit by digit: no amount passes through a double.
  return `${format.format(formatMicros(micros) as `${number}`)} ${currency}`;
}

/** `0.50`, `-1234.500001`: at least two decimals, nothing else, for files that programs read. */
export function plainAmount(micros: number): string {
  const [whole = "0", decimals = ""] = formatMicros(micros).split(".");
  return `${whole}.${decimals.padEnd(2, "0")}`;
}
