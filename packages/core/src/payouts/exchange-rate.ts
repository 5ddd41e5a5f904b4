import { divideHalfEven } from "./divide-half-even.ts";

const DECIMALS = 9;

/** What one unit of `from` is worth in `to` on a day, in parts per billion: 1.0842 is 1,084,200,000. */
export type ExchangeRate = {
  readonly from: string;
  readonly to: string;
  /** `yyyy-mm-dd` */
  readonly day: string;
  readonly ppb: number;
};

/** Amounts as they were reported in another currency, and what they were converted at. */
export type ExchangedMoney = ExchangeRate & {
  readonly saleMicros: number | null;
  /** Only where the report tells revenue and sale amount apart. */
  readonly revenueMicros: number | null;
};

/**
 * Decimal text as parts per billion: "1.0842", "0.000045". Null for anything else: 0, signs, exponents, more than nine
 * decimals (rounding a rate that somebody wrote out would be a guess), or more than 9,007,199.254740991.
 */
export function parseRate(text: string): number | null {
  const match = /^(\d{1,7})(?:\.(\d{1,9}))?$/.exec(text.trim());
  if (match === null) return null;
  const ppb = Number(match[1]) * 10 ** DECIMALS + Number((match[2] ?? "").padEnd(DECIMALS, "0"));
  return Number.isSafeInteger(ppb) && ppb > 0 ? ppb : null;
}

/** The shortest text that `parseRate` reads as the same rate. */
export function formatRate(ppb: number): string {
  const digits = String(ppb).padStart(DECIMALS + 1, "0");
  const decimals = digits.slice(-DECIMALS).replace(/0+$/, "");
  const whole = digits.slice(0, -DECIMALS);
  return decimals === "" ? whole : `${whole}.${decimals}`;
}

/** An amount at a rate, rounded once, half to even to the micro; null beyond the safe integers. */
export function convertMicros(micros: number, ppb: number): number | null {
  const converted = Number(divideHalfEven(BigInt(micros) * BigInt(ppb), 1_000_000_000n));
  return Number.isSafeInteger(converted) ? converted : null;
}
