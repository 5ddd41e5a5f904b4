/** A code that stands for a publisher, with its first and last millisecond; null = without end. */
export type Coupon = {
  readonly code: string;
  readonly publisherId: string;
  readonly startsAtMs: number | null;
  readonly endsAtMs: number | null;
};

/** The coupon that a code meant at the time of an event, whatever its case; of several the one that began last. */
export function findCoupon(code: string, coupons: readonly Coupon[], atMs: number): Coupon | null {
  const wanted = code.trim().toUpperCase();
  if (wanted === "") return null;
  let found: Coupon | null = null;
  for (const coupon of coupons) {
    const startsAtMs = coupon.startsAtMs ?? -Infinity;
    const isValid = startsAtMs <= atMs && atMs <= (coupon.endsAtMs ?? Infinity);
    const isLater = found === null || startsAtMs > (found.startsAtMs ?? -Infinity);
    if (coupon.code.trim().toUpperCase() === wanted && isValid && isLater) found = coupon;
  }
  return found;
}
