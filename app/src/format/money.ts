import { UNKNOWN } from "./number.ts";

const MICROS = 1_000_000;
const formatters = new Map<string, Intl.NumberFormat>();

/** Micros in the currency's own number of decimals: $3.30, ¥330. */
export function formatMoney(micros: number | null, currency: string | null): string {
  if (micros === null || currency === null) return UNKNOWN;
  return formatter(currency, 0).format(micros / MICROS);
}

/** For amounts far below a unit, such as earnings per click: two decimals more than the currency has. */
export function formatFineMoney(micros: number | null, currency: string | null): string {
  if (micros === null || currency === null) return UNKNOWN;
  return formatter(currency, 2).format(micros / MICROS);
}

/**
 * Decimal text typed by a person as micros; null for anything that is not a plain amount of at most six decimals.
 * A comma is read as the decimal separator, since many keyboards offer no other.
 */
export function parseMoney(text: string): number | null {
  const match = /^(\d{1,10})(?:[.,](\d{1,6}))?$/.exec(text.trim());
  if (match === null) return null;
  const micros = Number(match[1]) * MICROS + Number((match[2] ?? "").padEnd(6, "0"));
  return Number.isSafeInteger(micros) ? micros : null;
}

/** The shortest text that `parseMoney` reads back as the same amount. */
export function moneyText(micros: number): string {
  const fraction = String(micros % MICROS)
    .padStart(6, "0")
    .replace(/0+$/, "");
  const units = String(Math.floor(micros / MICROS));
  return fraction === "" ? units : `${units}.${fraction.padEnd(2, "0")}`;
}

function formatter(currency: string, extraDecimals: number): Intl.NumberFormat {
  const key = `${currency} ${extraDecimals}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const plain = currencyFormat(currency);
  const decimals = (plain.resolvedOptions().maximumFractionDigits ?? 2) + extraDecimals;
  const made = extraDecimals === 0 ? plain : currencyFormat(currency, decimals);
  formatters.set(key, made);
  return made;
}

function currencyFormat(currency: string, decimals?: number): Intl.NumberFormat {
  const digits =
    decimals === undefined
      ? {}
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat("en", { style: "currency", currency, ...digits });
}
