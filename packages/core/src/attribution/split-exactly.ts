type Part = { readonly index: number; readonly whole: bigint; readonly rest: bigint };

/**
 * Splits a whole number by weights without losing or making a unit (largest remainder, Hamilton's method). Of equal
 * remainders the earlier part gets the unit; a part without weight gets nothing. RangeError for a weight
 * below 0, or none above.
 */
export function splitExactly(total: number, weights: readonly bigint[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (sum <= 0n || weights.some((weight) => weight < 0n))
    throw new RangeError("nothing to split by");
  const sign = total < 0 ? -1n : 1n;
  const size = BigInt(total) * sign;
  const parts = weights.map((weight, index) => {
    const product = size * weight;
    return { index, whole: product / sum, rest: product % sum };
  });
  let left = parts.reduce((rest, { whole }) => rest - whole, size);
  const shares = parts.map(({ whole }) => whole);
  for (const { index, whole } of parts.toSorted(byRest)) {
    if (left === 0n) break;
    shares[index] = whole + 1n;
    left -= 1n;
  }
  return shares.map((share) => Number(share * sign));
}

function byRest(a: Part, b: Part): number {
  if (a.rest === b.rest) return a.index - b.index;
  return a.rest > b.rest ? -1 : 1;
}
