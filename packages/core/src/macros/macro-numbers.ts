import { parseAmount, shareOf } from "../money.ts";

const MICROS_DIGITS = 6;

/** Micros as decimal text without needless zeros: 3300000 is `3.3`. */
export function formatMicros(micros: number): string {
  const digits = String(Math.abs(micros)).padStart(MICROS_DIGITS + 1, "0");
  const text = `${digits.slice(0, -MICROS_DIGITS)}.${digits.slice(-MICROS_DIGITS)}`;
  return (micros < 0 ? "-" : "") + text.replace(/\.?0+$/, "");
}

/** `percent` percent of decimal text: 80 of `2.5` is `2`. "" where it is no number, or one too large to count in micros. */
export function percentOf(text: string, percent: number): string {
  const isNegative = text.startsWith("-");
  const micros = parseAmount(isNegative ? text.slice(1) : text);
  const ppm = Math.round(percent * 10_000);
  if (micros === null || micros * percent > Number.MAX_SAFE_INTEGER) return "";
  return formatMicros(shareOf(micros, ppm) * (isNegative ? -1 : 1));
}
