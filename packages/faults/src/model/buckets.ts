import { createHash } from "node:crypto";

/** Sums by bucket, as they must be: a plain map, added to fact by fact. */
export type Buckets = Map<string, Map<string, number>>;

export function addTo(
  buckets: Buckets,
  key: readonly unknown[],
  metrics: Readonly<Record<string, number>>,
) {
  const name = key.join(" | ");
  const sums = buckets.get(name) ?? new Map<string, number>();
  buckets.set(name, sums);
  for (const [metric, value] of Object.entries(metrics))
    sums.set(metric, (sums.get(metric) ?? 0) + value);
}

/** What differs between what has to be and what is; a bucket without anything in it need not be there. */
export function differences(due: Buckets, found: Buckets, label: string): readonly string[] {
  const problems: string[] = [];
  for (const name of new Set([...due.keys(), ...found.keys()])) {
    const [own, other] = [due.get(name), found.get(name)];
    for (const metric of new Set([...(own?.keys() ?? []), ...(other?.keys() ?? [])])) {
      const [wanted, is] = [own?.get(metric) ?? 0, other?.get(metric) ?? 0];
      if (wanted !== is) problems.push(`${label} ${name}: ${metric} is ${is}, not ${wanted}`);
    }
  }
  return problems;
}

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
