const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * From when on something is late, and from when on it is bad: alarms say so, too. A click is stored within seconds; a queue's
 * longest delay between two tries is ten minutes.
 */
export const LATE_AFTER_MS = {
  /** A message that waits in a queue, and the time a batch took from the tracker to the ledger. */
  queue: { late: MINUTE_MS, bad: 15 * MINUTE_MS },
  /** Past the time at which a delivery was to be tried. The schedule finds it after two minutes. */
  delivery: { late: 10 * MINUTE_MS, bad: HOUR_MS },
  /** A dead letter waits for a person: within the hour somebody should have looked. */
  deadLetter: { late: 0, bad: HOUR_MS },
  /** Since the end of the last day that was counted again: every night two are, and after an omission eight at most. */
  books: { late: 50 * HOUR_MS, bad: 192 * HOUR_MS },
} as const;
