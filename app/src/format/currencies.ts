const COMMON = ["USD", "EUR", "GBP", "CHF", "JPY", "AUD", "CAD", "INR", "BRL", "PLN"];

/** Every ISO 4217 code that this browser can format, the common ones first. */
export const CURRENCIES: readonly string[] = [
  ...new Set([...COMMON, ...Intl.supportedValuesOf("currency")]),
];
