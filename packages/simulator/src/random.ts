/** A stream of draws that is the same on every machine for the same seed. */
export type Random = {
  /** Uniform in [0, 1), 32 bits of it. */
  readonly next: () => number;
};

/**
 * sfc32 (Chris Doty-Humphrey's small fast counter, 128 bits of state), seeded by hashing the text. Not for
 * secrets: whoever sees the output can continue it.
 */
export function createRandom(seed: string): Random {
  const state = seedState(seed);
  let [a, b, c] = state;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  // The first draws of close seeds are correlated; twelve rounds mix the state.
  for (let round = 0; round < 12; round++) next();
  return { next };
}

/** Integer in [min, max]. */
export function integer(random: Random, min: number, max: number): number {
  return min + Math.floor(random.next() * (max - min + 1));
}

export function isChance(random: Random, probability: number): boolean {
  return random.next() < probability;
}

export type Weighted<T> = { readonly value: T; readonly weight: number };

/** One value, each as likely as its weight; the list must not be empty. */
export function pick<T>(random: Random, choices: readonly Weighted<T>[]): T {
  const total = choices.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.next() * total;
  for (const { value, weight } of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = choices.at(-1);
  if (last === undefined) throw new Error("nothing to pick from");
  return last.value;
}

/** One of a plain list, all equally likely. */
export function pickOne<T>(random: Random, values: readonly T[]): T {
  const place = Math.floor(random.next() * values.length);
  if (place >= values.length) throw new Error("nothing to pick from");
  // The place is one of the list's, whose values may themselves be undefined.
  return values[place] as T;
}

/** exp(normal): half of the draws lie below the median; sigma is the spread of the logarithm. */
export function logNormal(random: Random, median: number, sigma: number): number {
  return median * Math.exp(sigma * standardNormal(random));
}

/** Box–Muller; 1 − u keeps the logarithm finite. */
function standardNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

/** FNV-1a over the text, once per word of state. */
function seedState(seed: string): [number, number, number] {
  const word = (salt: number) => {
    let hash = 0x811c9dc5 ^ salt;
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
    return hash;
  };
  return [word(0x9e3779b9), word(0x85ebca6b), word(0xc2b2ae35)];
}
