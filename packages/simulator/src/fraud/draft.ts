import type { Random } from "../random.ts";
import type { CampaignProfile } from "./campaigns.ts";
import type { PublisherHabits } from "./honest/habits.ts";
import type { Outcome, Truth } from "./lines.ts";
import type { Request } from "./person.ts";

/** A click before all are put in order and named. */
export type ClickDraft = Request & {
  readonly atMs: number;
  readonly campaign: CampaignProfile;
  readonly publisher: string;
  readonly subs: Readonly<Record<string, string>>;
  readonly truth: Truth;
};

export type ConversionDraft = {
  readonly atMs: number;
  /** A click of the file, or the id that was posted in place of one. */
  readonly of: ClickDraft | string;
  readonly campaign: CampaignProfile;
  readonly publisher: string;
  readonly event: string;
  /** null = the advertiser's next number. */
  readonly txid: string | null;
  readonly amountMicros: number | null;
  readonly leadHash: string | null;
  readonly via: string;
  readonly truth: Truth;
  readonly outcome: { readonly atMs: number; readonly outcome: Outcome } | null;
};

/** One publisher's traffic for one campaign while it is being made. */
export type Scene = {
  readonly random: Random;
  readonly fromMs: number;
  readonly toMs: number;
  readonly campaign: CampaignProfile;
  readonly publisher: PublisherHabits;
  /** Multiplies every volume. */
  readonly scale: number;
  readonly clicks: ClickDraft[];
  readonly conversions: ConversionDraft[];
};
