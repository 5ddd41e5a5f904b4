import type { ClickEvent } from "../click-event.ts";
import type { ClickFacts } from "../routing/click-facts.ts";

/** What a URL is filled from. Empty text and null mean unknown: the macro is removed, never sent literally. */
export type MacroValues = {
  readonly click: MacroClick;
  readonly campaignName: string;
  /** IANA zone of `{date:…}` where it names none. */
  readonly timezone: string;
  /** Only postbacks have one; in a destination the macros that need it are removed. */
  readonly conversion?: ConversionMacros;
};

/** A recorded click has all of it. */
export type MacroClick = Omit<ClickFacts, "method" | "purpose" | "remembered"> &
  Pick<
    ClickEvent,
    "id" | "campaignId" | "publisherId" | "linkId" | "variantId" | "currency" | "reason" | "isKnown"
  >;

/** The result that a postback tells of. Money is in millionths of the currency's unit. */
export type ConversionMacros = {
  readonly atMs: number;
  readonly event: string;
  readonly status: string;
  readonly reason: string;
  /** The advertiser's own id of it. */
  readonly txid: string;
  readonly currency: string;
  readonly payoutMicros: number | null;
  readonly revenueMicros: number | null;
  /** What the customer paid. */
  readonly amountMicros: number | null;
  readonly fraudScore: number | null;
  /** Signature of the URL that is fired, made over it with `{sig}` empty. */
  readonly signature: string;
};
