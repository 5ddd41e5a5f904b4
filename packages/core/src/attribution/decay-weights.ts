/** Weights are fixed-point numbers with 62 bits after the point. */
const BITS = 62n;
const ONE = 1n << BITS;

/** A half-life is told in 2^24 parts, below one part per million of any share. */
const PARTS = 24n;

/** 2^(-1/2), 2^(-1/4), 2^(-1/8) … */
const ROOTS: readonly bigint[] = rootsOfHalf();

/**
 * 2^(-age ÷ half-life) of each age in ms. In whole numbers throughout: `2 ** x` may differ in its last bit from one engine
 * to the next, and a stored decision must come out again. Ages above 62 half-lives weigh nothing.
 */
export function decayWeights(agesMs: readonly number[], halfLifeMs: number): readonly bigint[] {
  return agesMs.map((ageMs) => {
    const parts = (BigInt(ageMs) << PARTS) / BigInt(halfLifeMs);
    let weight = ONE >> (parts >> PARTS);
    ROOTS.forEach((root, index) => {
      const bit = PARTS - 1n - BigInt(index);
      if ((parts >> bit) % 2n === 1n) weight = (weight * root) >> BITS;
    });
    return weight;
  });
}

function rootsOfHalf(): readonly bigint[] {
  const roots: bigint[] = [];
  let root = ONE >> 1n;
  for (let index = 0n; index < PARTS; index += 1n) {
    root = squareRoot(root << BITS);
    roots.push(root);
  }
  return roots;
}

/** Newton's method from above. */
function squareRoot(square: bigint): bigint {
  let root = ONE;
  for (;;) {
    const next = (root + square / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
