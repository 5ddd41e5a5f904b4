import type { ResultRow } from "./read-rows.ts";
import type { VerdictLine } from "./verdict-line.ts";

export type Counts = Readonly<Record<VerdictLine["verdict"] | "givt" | "sivt" | "all", number>>;

/** Money of a publisher's results that does not flow; of each currency by itself. */
export type HeldMoney = {
  readonly publisher: string;
  readonly currency: string;
  readonly results: number;
  readonly micros: number;
};

export type Summary = {
  readonly clicks: Counts;
  readonly conversions: Counts;
  /** The most first. */
  readonly held: readonly HeldMoney[];
  /** What the product logged as errors, by event. */
  readonly errors: readonly {
    readonly event: string;
    readonly count: number;
    readonly first: string;
  }[];
};

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export type Tally = {
  readonly add: (kind: "click" | "conversion", line: VerdictLine) => void;
  readonly hold: (publisher: string, row: ResultRow) => void;
  readonly sum: (errors: Summary["errors"]) => Summary;
};

/** Counts verdicts as they are written. */
export function createTally(): Tally {
  const counts = { click: noCounts(), conversion: noCounts() };
  const held = new Map<string, Writable<HeldMoney>>();
  const seen = new Set<string>();
  return {
    add(kind, { verdict, class: ofClass }) {
      const own = counts[kind];
      own.all += 1;
      own[verdict] += 1;
      if (ofClass !== null) own[ofClass] += 1;
    },
    hold(publisher, { id, currency, payoutMicros }) {
      // A repeat has its original's verdict, and none of its money.
      if (seen.has(id)) return;
      seen.add(id);
      const key = JSON.stringify([publisher, currency]);
      const known = held.get(key) ?? { publisher, currency, results: 0, micros: 0 };
      known.results += 1;
      known.micros += payoutMicros;
      held.set(key, known);
    },
    sum: (errors) => ({
      clicks: counts.click,
      conversions: counts.conversion,
      held: [...held.values()].toSorted((a, b) => b.micros - a.micros),
      errors,
    }),
  };
}

function noCounts(): Writable<Counts> {
  return { all: 0, valid: 0, suspect: 0, invalid: 0, givt: 0, sivt: 0 };
}
