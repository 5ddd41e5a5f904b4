const DAY_MS = 86_400_000;

/** Stored with every attribution; raised whenever the same policy and touches would give other shares. */
export const ATTRIBUTION_RULES_VERSION = 2;

/** The longest that a guess by address and browser may reach back, whatever is stored: addresses change hands. */
export const MAX_FINGERPRINT_MS = DAY_MS;

/** By what a conversion is tied to who is paid for it. */
export type Rung = "click-id" | "cookie" | "coupon" | "clickless" | "fingerprint";

/** Rungs that find touches, and so have a window. */
export type TouchRung = "click-id" | "cookie" | "fingerprint";

export type AttributionModel =
  | { readonly kind: "last" | "first" | "linear" }
  /** Parts per million for the ends, together at most 1,000,000; those between share the rest equally. */
  | { readonly kind: "position"; readonly firstPpm: number; readonly lastPpm: number }
  /** A touch one half-life (ms, above 0) older than another weighs half as much. */
  | { readonly kind: "time-decay"; readonly halfLifeMs: number };

export type AttributionPolicy = {
  /** Tried in this order; one that is not in the list is off. */
  readonly rungs: readonly Rung[];
  /** From click to event, both ends inclusive. */
  readonly minWindowMs: number;
  readonly maxWindowMs: Readonly<Record<TouchRung, number>>;
  readonly model: AttributionModel;
  /** null = views never count. */
  readonly viewThrough: { readonly windowMs: number } | null;
};

/** Fingerprints guess, so they are off; where they are switched on, a day is as long as they can reach. */
export const DEFAULT_ATTRIBUTION: AttributionPolicy = {
  rungs: ["click-id", "cookie", "coupon", "clickless"],
  minWindowMs: 0,
  maxWindowMs: { "click-id": 30 * DAY_MS, cookie: 90 * DAY_MS, fingerprint: DAY_MS },
  model: { kind: "last" },
  viewThrough: null,
};

/** 40 % each for the first and the last touch, as most of the field does. */
export const POSITION_BASED: AttributionModel = {
  kind: "position",
  firstPpm: 400_000,
  lastPpm: 400_000,
};
