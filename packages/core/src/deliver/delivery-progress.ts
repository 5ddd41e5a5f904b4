export type DeliveryState = "pending" | "delivered" | "failed";

/** Where an outbound delivery stands. `startProgress` makes it; only the functions of this folder change it. */
export type DeliveryProgress = {
  readonly state: DeliveryState;
  /** Attempts begun in this run of the schedule: the index of the next step. */
  readonly step: number;
  /** Attempts begun in all runs; a replay starts a new run and goes on counting here. */
  readonly attempts: number;
  readonly startedAtMs: number;
  /** Before this the next attempt is not made. */
  readonly dueAtMs: number;
  /** A Worker is at it until then, or was when it died; null = nobody. */
  readonly leaseUntilMs: number | null;
  /** A sentence for the owner: how the last attempt ended, or why it is over; "" before the first. */
  readonly reason: string;
};

/** An attempt takes 15 s at most, and its writes a few more; after this the Worker is taken for dead. */
export const ATTEMPT_LEASE_MS = 30_000;

export function startProgress(nowMs: number): DeliveryProgress {
  return {
    state: "pending",
    step: 0,
    attempts: 0,
    startedAtMs: nowMs,
    dueAtMs: nowMs,
    leaseUntilMs: null,
    reason: "",
  };
}

/** The whole schedule once more, by hand, whatever became of it: the id stays, so the receiver can tell it apart. */
export function replayProgress(progress: DeliveryProgress, nowMs: number): DeliveryProgress {
  return {
    ...startProgress(nowMs),
    attempts: progress.attempts,
    leaseUntilMs: progress.leaseUntilMs,
  };
}

/** To be stored before anything is sent, and only over the progress it was made from: so two Workers never both send. */
export function beginAttempt(progress: DeliveryProgress, nowMs: number): DeliveryProgress {
  return {
    ...progress,
    step: progress.step + 1,
    attempts: progress.attempts + 1,
    leaseUntilMs: nowMs + ATTEMPT_LEASE_MS,
  };
}

/** Ends it without another attempt. */
export function giveUp(progress: DeliveryProgress, reason: string): DeliveryProgress {
  return { ...progress, state: "failed", leaseUntilMs: null, reason };
}
