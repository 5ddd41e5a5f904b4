/** Rounds halves to even, alike below zero: taking back what was paid mirrors paying it. The divisor is above 0. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  if (dividend < 0n) return -divideHalfEven(-dividend, divisor);
  const quotient = dividend / divisor;
  const twiceRest = (dividend % divisor) * 2n;
  const roundsUp = twiceRest > divisor || (twiceRest === divisor && quotient % 2n === 1n);
  return roundsUp ? quotient + 1n : quotient;
}
