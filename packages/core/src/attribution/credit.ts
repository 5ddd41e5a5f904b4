import { splitExactly } from "./split-exactly.ts";

/** A part of a conversion, as it is stored: money follows from it and the conversion's own amounts. */
export type Credit = {
  /** The click or view that earned it; null = a publisher named without one. */
  readonly touchId: string | null;
  readonly publisherId: string;
  readonly linkId: string;
  /** Of all credits of a conversion together exactly 1,000,000. */
  readonly ppm: number;
  /** What it earned when it was priced, where those who share it have different terms; else its part of the payout. */
  readonly payoutMicros?: number;
};

export type SharedConversion = {
  readonly publisherId: string;
  readonly linkId: string;
  readonly payoutMicros: number;
  readonly revenueMicros: number;
  /** Earliest first; none = all of it belongs to the publisher and link above. */
  readonly credits: readonly Credit[];
};

export type CreditedPart = Omit<Credit, "touchId" | "payoutMicros"> & {
  /** The latest of those that are added up here; null also where nothing is shared. */
  readonly touchId: string | null;
  readonly payoutMicros: number;
  readonly revenueMicros: number;
  /** Of the conversion's own publisher and link: the result is counted once, here. */
  readonly isMain: boolean;
};

const WHOLE_PPM = 1_000_000;

/**
 * What each publisher and link has of a conversion's money, the main part first. Largest remainder: the parts sum to the
 * whole, to the micro, and come out alike wherever they are computed.
 */
export function creditedParts(conversion: SharedConversion): readonly CreditedPart[] {
  const { publisherId, linkId, payoutMicros, revenueMicros, credits } = conversion;
  const none = { touchId: null, ppm: 0, payoutMicros: 0, revenueMicros: 0 };
  const main = { ...none, publisherId, linkId, isMain: true };
  if (credits.length === 0) return [{ ...main, ppm: WHOLE_PPM, payoutMicros, revenueMicros }];
  const weights = credits.map(({ ppm }) => BigInt(ppm));
  const payouts = splitPayout(payoutMicros, credits);
  const revenues = splitExactly(revenueMicros, weights);
  const parts = new Map<string, CreditedPart>([[keyOf(main), main]]);
  credits.forEach((credit, i) => {
    const own = { publisherId: credit.publisherId, linkId: credit.linkId };
    const known = parts.get(keyOf(credit)) ?? { ...none, ...own, isMain: false };
    parts.set(keyOf(credit), {
      ...known,
      touchId: credit.touchId,
      ppm: known.ppm + credit.ppm,
      payoutMicros: known.payoutMicros + (payouts[i] ?? 0),
      revenueMicros: known.revenueMicros + (revenues[i] ?? 0),
    });
  });
  return [...parts.values()];
}

/** A payout by credit: as each was priced, else, or where it is another one by now, in proportion. */
export function splitPayout(payoutMicros: number, credits: readonly Credit[]): readonly number[] {
  const priced = credits.map((credit) => BigInt(credit.payoutMicros ?? 0));
  const isPriced = priced.some((own) => own > 0n);
  return splitExactly(payoutMicros, isPriced ? priced : credits.map(({ ppm }) => BigInt(ppm)));
}

/** Credits as attribution gives them, without what they were priced at. */
export function plainCredits(credits: readonly Credit[]): readonly Credit[] {
  return credits.map(({ touchId, publisherId, linkId, ppm }) => ({
    touchId,
    publisherId,
    linkId,
    ppm,
  }));
}

/** What a publisher has of it, over all its links. */
export function publisherPart(
  parts: readonly CreditedPart[],
  publisherId: string,
): Pick<CreditedPart, "payoutMicros" | "revenueMicros"> {
  const own = parts.filter((part) => part.publisherId === publisherId);
  return {
    payoutMicros: own.reduce((sum, part) => sum + part.payoutMicros, 0),
    revenueMicros: own.reduce((sum, part) => sum + part.revenueMicros, 0),
  };
}

/** As the column holds them. Written by us, in this shape. */
export function readCredits(json: string): readonly Credit[] {
  return JSON.parse(json) as readonly Credit[];
}

function keyOf({ publisherId, linkId }: Pick<Credit, "publisherId" | "linkId">): string {
  return JSON.stringify([publisherId, linkId]);
}
