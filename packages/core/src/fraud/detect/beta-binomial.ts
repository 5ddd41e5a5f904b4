/** Lanczos' approximation (1964) with g = 5 and six terms, as published by Press et al.; relative error below 2e-10. */
const LANCZOS: readonly number[] = [
  76.180_091_729_471_46, -86.505_320_329_416_8, 24.014_098_240_830_91, -1.231_739_572_450_155,
  0.001_208_650_973_866_179, -0.000_005_395_239_384_953,
];

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  const shifted = x + 5.5;
  let series = 1.000_000_000_190_015;
  for (let i = 0; i < LANCZOS.length; i += 1) series += (LANCZOS[i] ?? 0) / (x + 1 + i);
  const root = 2.506_628_274_631;
  return (x + 0.5) * Math.log(shifted) - shifted + Math.log((root * series) / x);
}

/** A share that differs from source to source: a Beta distribution. */
export type Spread = { readonly alpha: number; readonly beta: number };

/** Terms that change the sum by less are left out. */
const NEGLIGIBLE = 1e-9;

/** Probability of `seen` or more of `of` where the share is drawn from the spread (beta-binomial distribution). */
export function chanceOf(seen: number, of: number, { alpha, beta }: Spread): number {
  if (seen <= 0) return 1;
  if (seen > of) return 0;
  const mean = (of * alpha) / (alpha + beta);
  if (seen > mean) return Math.min(1, sumUp(seen, of, { alpha, beta }));
  return Math.max(0, 1 - sumDown(seen - 1, of, { alpha, beta }));
}

/**
 * Probability that `seen` or more of `a` events are among `b` others where both are picked from `of` without regard to each
 * other (hypergeometric distribution; Fisher's exact test, one-sided).
 */
export function overlapChance(seen: number, a: number, b: number, of: number): number {
  if (seen <= Math.max(0, a + b - of)) return 1;
  const waysOf = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  const all = waysOf(of, b);
  let term = Math.exp(waysOf(a, seen) + waysOf(of - a, b - seen) - all);
  let sum = term;
  for (let i = seen; i < Math.min(a, b) && term >= sum * NEGLIGIBLE; i += 1) {
    term *= ((a - i) / (i + 1)) * ((b - i) / (of - a - b + i + 1));
    sum += term;
  }
  return Math.min(1, sum);
}

function sumUp(from: number, of: number, spread: Spread): number {
  const { alpha, beta } = spread;
  let term = pointChance(from, of, spread);
  let sum = term;
  for (let i = from; i < of && term >= sum * NEGLIGIBLE; i += 1) {
    term *= ((of - i) / (i + 1)) * ((i + alpha) / (of - i - 1 + beta));
    sum += term;
  }
  return sum;
}

function sumDown(from: number, of: number, spread: Spread): number {
  const { alpha, beta } = spread;
  let term = pointChance(from, of, spread);
  let sum = term;
  for (let i = from; i > 0 && term >= sum * NEGLIGIBLE; i -= 1) {
    term *= (i / (of - i + 1)) * ((of - i + beta) / (i - 1 + alpha));
    sum += term;
  }
  return sum;
}

function pointChance(seen: number, of: number, { alpha, beta }: Spread): number {
  const ways = logGamma(of + 1) - logGamma(seen + 1) - logGamma(of - seen + 1);
  return Math.exp(ways + logBeta(seen + alpha, of - seen + beta) - logBeta(alpha, beta));
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
