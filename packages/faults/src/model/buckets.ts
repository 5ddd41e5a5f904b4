import { createHash } from "node:crypto";

/** Sums by bucket, as they must be: a plain map, added to fact by fact. */
export type Buckets = Map<string, Map<string, number>>;

/** Returns the sums that it has added to. */
export function addTo(
  buckets: Buckets,
  key: readonly unknown[],
  metrics: Readonly<Record<string, number>>,
): Map<string, number> {
  const sums = sumsOf(buckets, key.join(" | "));
  for (const metric in metrics) sums.set(metric, (sums.get(metric) ?? 0) + (metrics[metric] ?? 0));
  return sums;
}

/** Of a bucket; it is there from now on. */
export function sumsOf(buckets: Buckets, name: string): Map<string, number> {
  const known = buckets.get(name);
  if (known !== undefined) return known;
  const made = new Map<string, number>();
  buckets.set(name, made);
  return made;
}

/** What differs between what has to be and what is; a bucket without anything in it need not be there. */
export function differences(due: Buckets, found: Buckets, label: string): readonly string[] {
  const problems: string[] = [];
  const compare = (name: string, metric: string, wanted: number, is: number) => {
    if (wanted !== is) problems.push(`${label} ${name}: ${metric} is ${is}, not ${wanted}`);
  };
  for (const [name, own] of due) {
    const other = found.get(name) ?? NOTHING;
    for (const [metric, wanted] of own) compare(name, metric, wanted, other.get(metric) ?? 0);
  }
  for (const [name, other] of found) {
    const own = due.get(name) ?? NOTHING;
    for (const [metric, is] of other) if (!own.has(metric)) compare(name, metric, 0, is);
  }
  return problems;
}

const NOTHING: ReadonlyMap<string, number> = new Map();

const MODULUS = 2 ** 48;

export function addHashes(sum: number, hash: number): number {
  return (sum + hash) % MODULUS;
}

/** Of a click: the signature at the end of its id, five bits a letter. */
export function hashOfClick(id: string): number {
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  const bits = Array.from(id.slice(-10), (letter) => letters.indexOf(letter));
  return bits.reduce((sum, value) => sum * 32 + value, 0) % MODULUS;
}

/** Of a conversion: the first six bytes over what makes it one. */
export function hashOfConversion(parts: readonly string[]): number {
  const text = parts.map((part) => `${part.length}:${part}`).join("");
  return createHash("sha256").update(text).digest().readUIntBE(0, 6);
}

const formats = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, string>();

/** The date on the wall in that zone. */
export function dayIn(timeZone: string, atMs: number): string {
  const minute = Math.floor(atMs / 60_000);
  const key = `${timeZone} ${minute}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const options = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", options);
  formats.set(timeZone, format);
  const day = format.format(minute * 60_000);
  if (days.size > 10_000) days.clear();
  days.set(key, day);
  return day;
}
