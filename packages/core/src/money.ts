const MICROS = 1_000_000;
const MAX_MICROS = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Decimal text as micros: "25", "25.00", "0.000001". Null for anything else: signs, exponents, grouping, more than
 * six decimals (rounding money that a caller wrote out would be a guess), or more than 9,007,199,254.740991.
 */
export function parseAmount(text: string): number | null {
  const match = /^(\d{1,10})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (match === null) return null;
  const micros = Number(match[1]) * MICROS + Number((match[2] ?? "").padEnd(6, "0"));
  return Number.isSafeInteger(micros) ? micros : null;
}

/** `ppm` parts per million of an amount, rounded half to even so that many small shares do not drift. */
export function shareOf(amountMicros: number, ppm: number): number {
  const product = BigInt(amountMicros) * BigInt(ppm);
  const quotient = product / 1_000_000n;
  const twiceRest = (product % 1_000_000n) * 2n;
  const roundsUp = twiceRest > 1_000_000n || (twiceRest === 1_000_000n && quotient % 2n === 1n);
  const result = roundsUp ? quotient + 1n : quotient;
  if (result > MAX_MICROS) throw new RangeError("share exceeds what an amount can hold");
  return Number(result);
}
