import type { Campaign } from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { instantOf, localTimeOf } from "../../../format/local-time.ts";
import { newKey } from "../../../ui/new-key.ts";

type Coupon = Campaign["conversionPolicy"]["coupons"][number];

/** As it is being typed: times are those of the workspace's zone, "" = without end. */
export type CouponDraft = Pick<Coupon, "code"> & {
  readonly key: number;
  readonly publisherId: string | null;
  readonly starts: string;
  readonly ends: string;
};

export const COUPONS_PATH = "conversionPolicy.coupons";

export function emptyCoupon(): CouponDraft {
  return { key: newKey(), code: "", publisherId: null, starts: "", ends: "" };
}

export function couponDraftOf(
  { code, publisherId, startsAtMs, endsAtMs }: Coupon,
  timezone: string,
): CouponDraft {
  const textOf = (atMs: number | null) => (atMs === null ? "" : localTimeOf(timezone, atMs));
  return {
    key: newKey(),
    code,
    publisherId,
    starts: textOf(startsAtMs),
    ends: textOf(endsAtMs),
  };
}

/** Only of a draft that `couponErrors` has nothing against. */
export function couponOf({ code, publisherId, starts, ends }: CouponDraft, timezone: string) {
  return {
    code: code.trim(),
    publisherId: publisherId ?? "",
    startsAtMs: instantOf(timezone, starts),
    endsAtMs: instantOf(timezone, ends),
  };
}

export function couponErrors(drafts: readonly CouponDraft[]): FieldErrors {
  return Object.fromEntries(
    drafts.flatMap(({ code, publisherId, starts, ends }, index) => {
      const path = `${COUPONS_PATH}.${index}`;
      const isReversed = starts !== "" && ends !== "" && ends <= starts;
      return [
        ...(code.trim() === "" ? [[`${path}.code`, "Write the code."]] : []),
        ...(publisherId === null ? [[`${path}.publisherId`, "Choose whose code it is."]] : []),
        ...(isReversed ? [[`${path}.endsAtMs`, "The end must come after the start."]] : []),
      ];
    }),
  );
}
