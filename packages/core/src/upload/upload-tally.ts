import { sumMicros } from "../payouts/sum-micros.ts";

/**
 * `changed`: the status or the data of a result that was there · `held`: recorded, but waiting · `refused`: nothing of the
 * row was taken.
 */
export const ROW_EFFECTS = [
  "recorded",
  "held",
  "changed",
  "duplicate",
  "conflict",
  "ignored",
  "refused",
] as const;
export type RowEffect = (typeof ROW_EFFECTS)[number];

/** What became of a row, or would. */
export type RowResult = {
  readonly line: number;
  readonly effect: RowEffect;
  /** A reason code; `UNREADABLE` where the row never became a report. */
  readonly reason: string;
  readonly hint: string | null;
  readonly conversionId: string | null;
  /** Of new results only: what was there before is counted already. */
  readonly money: RowMoney | null;
  /** Of a dry run: the reason code of the cap that has no room for it as of now. */
  readonly overCap?: string;
};

export type RowMoney = {
  readonly currency: string;
  readonly status: string;
  readonly payoutMicros: number;
  readonly revenueMicros: number;
};

export type UploadProblem = {
  readonly line: number;
  readonly reason: string;
  readonly hint: string;
};

export type UploadTally = {
  readonly effects: Readonly<Record<RowEffect, number>>;
  /** New results by currency and status. */
  readonly money: readonly (RowMoney & { readonly results: number })[];
  /** Why rows were refused or are in conflict, and how many. */
  readonly reasons: readonly { readonly reason: string; readonly rows: number }[];
  /** Rows of a dry run that met a cap as it stood then, by its reason; none in tallies from before that was looked at. */
  readonly caps?: UploadTally["reasons"];
  /** The first of those with a problem. */
  readonly problems: readonly UploadProblem[];
};

/** Problems that are shown at once; all of them are in the error file. */
const MAX_PROBLEMS = 20;

export const EMPTY_TALLY: UploadTally = {
  effects: { recorded: 0, held: 0, changed: 0, duplicate: 0, conflict: 0, ignored: 0, refused: 0 },
  money: [],
  reasons: [],
  caps: [],
  problems: [],
};

/** Rows that go into the error file: somebody has to do something about them. */
export function isProblem(effect: RowEffect): boolean {
  return effect === "refused" || effect === "conflict";
}

/** The tally with more rows. Sums are exact to the micro. */
export function tallyRows(tally: UploadTally, rows: readonly RowResult[]): UploadTally {
  const effects = { ...tally.effects };
  const reasons = new Map(tally.reasons.map(({ reason, rows: count }) => [reason, count]));
  for (const { effect, reason } of rows) {
    effects[effect] += 1;
    if (isProblem(effect)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const caps = new Map(tally.caps?.map(({ reason, rows: count }) => [reason, count]));
  for (const { overCap } of rows)
    if (overCap !== undefined) caps.set(overCap, (caps.get(overCap) ?? 0) + 1);
  const problems = rows.filter(({ effect }) => isProblem(effect));
  return {
    effects,
    money: addMoney(tally.money, rows),
    reasons: [...reasons].map(([reason, count]) => ({ reason, rows: count })),
    caps: [...caps].map(([reason, count]) => ({ reason, rows: count })),
    problems: [
      ...tally.problems,
      ...problems.map(({ line, reason, hint }) => ({ line, reason, hint: hint ?? "" })),
    ].slice(0, MAX_PROBLEMS),
  };
}

function addMoney(known: UploadTally["money"], rows: readonly RowResult[]): UploadTally["money"] {
  const sums = new Map(known.map((sum) => [keyOf(sum), sum]));
  for (const { money } of rows) {
    if (money === null) continue;
    const key = keyOf(money);
    const sum = sums.get(key) ?? { ...money, payoutMicros: 0, revenueMicros: 0, results: 0 };
    sums.set(key, {
      ...sum,
      payoutMicros: sumMicros([sum.payoutMicros, money.payoutMicros]),
      revenueMicros: sumMicros([sum.revenueMicros, money.revenueMicros]),
      results: sum.results + 1,
    });
  }
  return [...sums.values()];
}

function keyOf({ currency, status }: RowMoney): string {
  return `${currency}:${status}`;
}
