import { ATTEMPT_LEASE_MS } from "./delivery-progress.ts";

/** Stops sending to an endpoint that is in trouble, so that its deliveries neither press on it nor hold others up. */
export type Breaker = {
  readonly state: "closed" | "open" | "half-open";
  /** Grows by one with every change: a store replaces only the version that a change was computed from. */
  readonly version: number;
  readonly failuresInRow: number;
  /** Attempts of the current window, counted from its first failure on. */
  readonly windowStartMs: number;
  readonly good: number;
  readonly bad: number;
  /** Open: when a probe may go. Half-open: until when its answer is waited for. */
  readonly retryAtMs: number;
  /** How often it opened since the endpoint was last well: each time it rests twice as long. */
  readonly openings: number;
};

export type Admission =
  | { readonly kind: "pass" }
  /** The one attempt that finds out; `breaker` is to be stored first. */
  | { readonly kind: "probe"; readonly breaker: Breaker }
  | { readonly kind: "wait"; readonly untilMs: number };

const FAILURES_IN_ROW = 5;
const WINDOW_MS = 300_000;
/** With fewer attempts in the window a ratio means nothing. */
const MIN_ATTEMPTS = 20;
const MAX_BAD_RATIO = 0.5;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 1_800_000;

export const CLOSED_BREAKER: Breaker = {
  state: "closed",
  version: 0,
  failuresInRow: 0,
  windowStartMs: 0,
  good: 0,
  bad: 0,
  retryAtMs: 0,
  openings: 0,
};

/** Whether an attempt may be made now. */
export function admitAttempt(breaker: Breaker, nowMs: number): Admission {
  if (breaker.state === "closed") return { kind: "pass" };
  if (nowMs < breaker.retryAtMs) return { kind: "wait", untilMs: breaker.retryAtMs };
  const probing = { state: "half-open", retryAtMs: nowMs + ATTEMPT_LEASE_MS } as const;
  return { kind: "probe", breaker: changed(breaker, probing) };
}

/** The very same object where nothing changes: an endpoint that is well costs no write. */
export function afterAttempt(breaker: Breaker, isWell: boolean, nowMs: number): Breaker {
  if (breaker.state !== "closed") {
    if (isWell) return { ...CLOSED_BREAKER, version: breaker.version + 1 };
    // An attempt from before it opened says nothing new.
    return breaker.state === "open" ? breaker : opened(breaker, nowMs);
  }
  const isOver = nowMs - breaker.windowStartMs >= WINDOW_MS;
  if (isWell) return isOver || breaker.bad === 0 ? quiet(breaker) : succeeded(breaker);
  const failed = {
    failuresInRow: breaker.failuresInRow + 1,
    windowStartMs: isOver ? nowMs : breaker.windowStartMs,
    good: isOver ? 0 : breaker.good,
    bad: isOver ? 1 : breaker.bad + 1,
  };
  const attempts = failed.good + failed.bad;
  const isRatioBad = attempts >= MIN_ATTEMPTS && failed.bad / attempts >= MAX_BAD_RATIO;
  return failed.failuresInRow >= FAILURES_IN_ROW || isRatioBad
    ? opened(breaker, nowMs)
    : changed(breaker, failed);
}

function quiet(breaker: Breaker): Breaker {
  const isQuiet = breaker.failuresInRow === 0 && breaker.bad === 0;
  return isQuiet ? breaker : { ...CLOSED_BREAKER, version: breaker.version + 1 };
}

function succeeded(breaker: Breaker): Breaker {
  return changed(breaker, { failuresInRow: 0, good: breaker.good + 1 });
}

function opened(breaker: Breaker, nowMs: number): Breaker {
  const restMs = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** breaker.openings);
  return {
    ...CLOSED_BREAKER,
    state: "open",
    version: breaker.version + 1,
    retryAtMs: nowMs + restMs,
    openings: breaker.openings + 1,
  };
}

function changed(breaker: Breaker, change: Partial<Breaker>): Breaker {
  return { ...breaker, ...change, version: breaker.version + 1 };
}
