/** A queue as it tells of itself, without what waits out a delay; null = it cannot be asked here. */
export type QueueBacklog = {
  readonly messages: number;
  /** When the oldest was sent; null = none waits, or it is not told. */
  readonly oldestAtMs: number | null;
};

/** What is known of how far a workspace's facts are behind. */
export type HealthFigures = {
  /** Time of the newest event in the ledger; null before the first. */
  readonly dataUpToMs: number | null;
  /** The newest batch of clicks: when the tracker sent it, when it was stored. */
  readonly lastBatch: { readonly sentAtMs: number; readonly storedAtMs: number } | null;
  /** Of the installation: workspaces share the queues. */
  readonly clicksQueue: QueueBacklog | null;
  readonly deliveriesQueue: QueueBacklog | null;
  /** The oldest that is still on its way to an endpoint, and when it is tried next. */
  readonly oldestDelivery: {
    readonly createdAtMs: number;
    readonly nextAtMs: number | null;
  } | null;
  readonly deadLetters: { readonly count: number; readonly oldestAtMs: number | null };
  /** How far the schedule has counted the books again, and a recount whose differences no later one has found gone. */
  readonly books: {
    readonly verifiedToMs: number | null;
    readonly drift: {
      readonly fromMs: number;
      readonly toMs: number;
      readonly findings: number;
    } | null;
  };
};

/** `unknown`: nothing tells. */
export type HealthState = "good" | "late" | "bad" | "unknown";

export type HealthCheck = {
  readonly name:
    | "data"
    | "last-batch"
    | "clicks-queue"
    | "deliveries-queue"
    | "deliveries"
    | "dead-letters"
    | "books";
  readonly state: HealthState;
  /** How it is, in words. */
  readonly sentence: string;
  /** What it was judged by: an age or a lag; null where there is none. */
  readonly ms: number | null;
  /** How many; null where it is no number of things. */
  readonly count: number | null;
};

export type Health = {
  /** The worst of the checks that know. */
  readonly state: "good" | "late" | "bad";
  readonly sentence: string;
  readonly checks: readonly HealthCheck[];
};
