import type { RuleSetting } from "./policy.ts";

/**
 * What a sign can do. `alone`: what people do not do, so that an excess of it is enough. `paired`: what people may have
 * for good reasons (a company's network, an office's address, an audience abroad): it counts together with a sign of
 * another family. `helps`: confirms others, nothing more.
 */
export type SignWeight = "alone" | "paired" | "helps";

export type SignOfRule = {
  /** Signs of one family say the same thing twice. */
  readonly family: string;
  readonly weight: SignWeight;
  /** Share of events up to which it is nobody's fault, whatever the peers do; none: only the peers say. */
  readonly usual?: number;
  /** Goes on after "31 % of its results …". */
  readonly words: string;
};

/** A rule of fraud detection: what it is called, what it goes by, and what follows from it where nobody says otherwise. */
export type FraudRule = {
  readonly id: string;
  readonly title: string;
  /** What it goes by, for whoever sets it. */
  readonly sentence: string;
  /** What a publisher may read of it: its kind, nothing that tells what to change so as to pass. */
  readonly forPublishers: string;
  /** None: the usual one. */
  readonly setting?: RuleSetting;
  /** By name; one that ends in a colon has a value behind it. Rules without any are judged of an event by itself. */
  readonly signs: Readonly<Record<string, SignOfRule>>;
};
