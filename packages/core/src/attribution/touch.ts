/** A click or, where the campaign counts them, a view that may have led to a conversion. */
export type Touch = {
  /** The click id. */
  readonly id: string;
  readonly kind: "click" | "view";
  readonly atMs: number;
  readonly publisherId: string;
  /** The visitor's cookie; null where it is not known. */
  readonly visitorId: string | null;
  /** Of address and browser, see `fingerprintOf`; null where none was kept. */
  readonly fingerprint: string | null;
};

/** What a report brings to be attributed by. */
export type AttributableConversion = {
  /** Time of the event, as the advertiser tells it or else as it was received. */
  readonly atMs: number;
  /** The click of the report's proven click id. The id tells all of it, so its row may arrive later. */
  readonly namedClick: Touch | null;
  /** From the converting browser's own cookie. */
  readonly visitorId: string | null;
  /** Whose coupon was used. */
  readonly couponPublisherId: string | null;
  /** The publisher that the advertiser names where there is no click. */
  readonly statedPublisherId: string | null;
  /** Of the browser that reports, one for each UTC day that a click may be of: with the day changes the key. */
  readonly fingerprints: readonly string[];
};

/** Earlier first, the smaller id first at the same time; each once, and the named click also without its row. */
export function orderTouches(
  touches: readonly Touch[],
  namedClick: Touch | null,
): readonly Touch[] {
  const byId = new Map(touches.toSorted(compareTouches).map((touch) => [touch.id, touch]));
  if (namedClick !== null) {
    const row = byId.get(namedClick.id);
    const visitorId = namedClick.visitorId ?? row?.visitorId ?? null;
    const fingerprint = namedClick.fingerprint ?? row?.fingerprint ?? null;
    byId.set(namedClick.id, { ...namedClick, visitorId, fingerprint });
  }
  return [...byId.values()].toSorted(compareTouches);
}

export function compareTouches(a: Touch, b: Touch): number {
  if (a.atMs !== b.atMs) return a.atMs - b.atMs;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
