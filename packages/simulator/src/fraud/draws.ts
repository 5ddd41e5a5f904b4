import { integer, type Random } from "../random.ts";

export type Range = readonly [min: number, max: number];

/** Uniform in the range. */
export function between(random: Random, [min, max]: Range): number {
  return min + random.next() * (max - min);
}

/** Uniform on a logarithmic scale: as many draws between 1 and 10 as between 10 and 100. */
export function logBetween(random: Random, [min, max]: Range): number {
  return min * (max / min) ** random.next();
}

/** A normal draw as the sum of twelve uniform ones (Irwin–Hall), never beyond six deviations. */
export function normal(random: Random, mean: number, deviation: number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.next();
  return mean + deviation * sum;
}

/** The time to the next of events that do not know of each other. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random.next());
}

/** The n-th place weighs 1/n^skew: few are drawn often, many seldom. */
export function skewed(random: Random, count: number, skew = 1): number {
  return Math.min(count - 1, Math.floor(count * random.next() ** (1 + skew)));
}

const hexDigits = "0123456789abcdef";
const letters = "abcdefghijklmnopqrstuvwxyz";

export function hex(random: Random, length: number): string {
  return draw(random, hexDigits, length);
}

export function draw(random: Random, alphabet: string, length: number): string {
  let text = "";
  for (let i = 0; i < length; i++) text += alphabet[Math.floor(random.next() * alphabet.length)];
  return text;
}

/** A made-up word such as a site would be named. */
export function word(random: Random): string {
  let text = "";
  for (let i = integer(random, 2, 4); i > 0; i--) {
    text += draw(random, "bcdfghklmnprstvz", 1) + draw(random, "aeiou", 1);
  }
  return text + (random.next() < 0.3 ? draw(random, letters, 1) : "");
}

/** So many as the expected number on average, whole. */
export function about(random: Random, expected: number): number {
  return Math.floor(expected + random.next());
}
