import { creditedParts, readCredits } from "@cleverdrip/core";
import type { ConversionRecord } from "./list-conversions.ts";

/** What of a conversion is counted. */
export type CountedState = Pick<
  ConversionRecord,
  | "atMs"
  | "day"
  | "campaignId"
  | "publisherId"
  | "linkId"
  | "currency"
  | "status"
  | "revenueMicros"
  | "payoutMicros"
  | "credits"
>;

/** One publisher's and link's part of it, with that part of the money. */
export type CountedPart = Omit<CountedState, "credits"> & { readonly isMain: boolean };

/** The conversion as it is where nobody shares it. */
export function conversionParts(state: CountedState): readonly CountedPart[] {
  const parts = creditedParts({ ...state, credits: readCredits(state.credits) });
  return parts.map(({ publisherId, linkId, payoutMicros, revenueMicros, isMain }) => ({
    ...state,
    publisherId,
    linkId,
    payoutMicros,
    revenueMicros,
    isMain,
  }));
}
