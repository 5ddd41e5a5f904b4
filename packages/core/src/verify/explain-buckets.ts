import type { Counts } from "../metrics.ts";
import type { Finding, FindingCause } from "./finding.ts";
import { bucketOf, type Bucket, type Tally } from "./tally.ts";

type Difference = {
  readonly key: string;
  /** Stored less counted, by metric; only what differs. */
  readonly by: Readonly<Record<string, number>>;
  /** Modulo 2^48. */
  readonly hash: number;
  readonly sentence: string;
};

const MODULUS = 2 ** 48;

const MONEY: readonly string[] = ["revenueMicros", "payoutMicros"] satisfies (keyof Counts)[];

/**
 * Compares stored buckets with what was counted again and names each that differs with the likely cause. `eventOf` finds an
 * event by its hash: the difference of two set hashes is that of the event which one of them lacks.
 */
export function explainBuckets(
  place: string,
  stored: Tally,
  counted: Tally,
  eventOf: (hash: number) => string | null = () => null,
): readonly Finding[] {
  const keys = [...new Set([...stored.keys(), ...counted.keys()])].toSorted();
  const differences = keys.flatMap((key) => difference(key, stored, counted));
  return differences.map((own) => {
    const other = differences.find((each) => isOpposite(own, each)) ?? null;
    const { cause, eventId, why } = explain(own, other, eventOf);
    return { cause, place, bucket: own.key, eventId, detail: `${own.sentence}${why}` };
  });
}

function difference(key: string, stored: Tally, counted: Tally): readonly Difference[] {
  const [has, due] = [bucketOf(stored, key), bucketOf(counted, key)];
  const names = Object.keys(has).filter((name): name is keyof Bucket => name in due);
  const differing = names.filter((name) => has[name] !== due[name]);
  if (differing.length === 0) return [];
  const counts = differing.filter((name) => name !== "setHash");
  const sentence =
    counts.length === 0
      ? "counts as many events as there are, but other ones"
      : counts.map((name) => `${name} is ${has[name]}, counted again ${due[name]}`).join("; ");
  const by = Object.fromEntries(counts.map((name) => [name, has[name] - due[name]]));
  return [{ key, by, hash: (has.setHash - due.setHash + MODULUS) % MODULUS, sentence }];
}

function isOpposite(a: Difference, b: Difference): boolean {
  if (a.key === b.key || (a.hash + b.hash) % MODULUS !== 0) return false;
  const names = new Set([...Object.keys(a.by), ...Object.keys(b.by)]);
  return [...names].every((name) => (a.by[name] ?? 0) + (b.by[name] ?? 0) === 0);
}

type Explained = {
  readonly cause: FindingCause;
  readonly eventId: string | null;
  readonly why: string;
};

function explain(
  { by, hash }: Difference,
  other: Difference | null,
  eventOf: (hash: number) => string | null,
): Explained {
  const isMore = sumOf(by) > 0;
  // Two events may have hashes that undo each other: the counts say which of them is meant.
  const [extra, lacking] = isMore
    ? [eventOf(hash), null]
    : [null, eventOf((MODULUS - hash) % MODULUS)];
  if (other !== null) {
    const why = `: the same is ${isMore ? "missing from" : "too much in"} ${other.key}`;
    return { cause: "swapped-bucket", eventId: extra ?? lacking, why };
  }
  if (hash !== 0 && extra !== null) {
    return { cause: "doubled-row", eventId: extra, why: `: ${extra} is counted once too often` };
  }
  if (hash !== 0 && lacking !== null) {
    return { cause: "lost-row", eventId: lacking, why: `: ${lacking} is not counted` };
  }
  if (hash === 0 && Object.keys(by).every((name) => MONEY.includes(name))) {
    return { cause: "changed-amount", eventId: null, why: "" };
  }
  return { cause: "counts-differ", eventId: null, why: "" };
}

function sumOf(by: Readonly<Record<string, number>>): number {
  return Object.values(by).reduce((sum, n) => sum + n, 0);
}
