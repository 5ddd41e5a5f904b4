import { percentWords } from "./percent.ts";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const rate = new Intl.NumberFormat("en", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const share = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const smallShare = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });
const change = new Intl.NumberFormat("en", {
  maximumFractionDigits: 1,
  signDisplay: "exceptZero",
});

export const UNKNOWN = "–";

export function formatCount(value: number): string {
  return whole.format(value);
}

/** A whole number typed by a person; commas and blanks between thousands are read past. Null for anything else. */
export function parseCount(text: string): number | null {
  const digits = text.replaceAll(/[,\s]/g, "");
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}

/** Short form for chart axes: 12.3K. */
export function formatCompact(value: number): string {
  return compact.format(value);
}

/** A share such as a conversion rate; null is unknown, not zero. */
export function formatRate(value: number | null): string {
  return value === null ? UNKNOWN : percentWords(rate.format(value * 100));
}

/** A share that is compared with another one: 31 %, 4.5 %, 0.05 %. */
export function formatShare(value: number): string {
  const format = value > 0 && value < 0.01 ? smallShare : share;
  return percentWords(format.format(value * 100));
}

export function formatChange(value: number): string {
  return percentWords(change.format(value * 100));
}

/** Growth from `before` to `now` as a fraction; null where there is nothing to compare with. */
export function changeOf(now: number | null, before: number | null): number | null {
  if (now === null || before === null || before === 0) return null;
  return (now - before) / Math.abs(before);
}
