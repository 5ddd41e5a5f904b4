import { capPeriod, capUses, type CapPeriod, type ClickCap } from "@cleverdrip/core";
import type { ObservedClick } from "./observation.ts";

/** A cap that a click wants to be counted for, in its running period. */
export type WantedUse = {
  readonly key: string;
  readonly limit: number;
  readonly periodId: string;
  readonly endsAtMs: number | null;
};

/** What a click that was admitted has taken of a cap, in the period it asked in. */
export type CapPlace = Pick<WantedUse, "key" | "periodId">;

export type CapRules = { readonly caps: readonly ClickCap[]; readonly timezone: string };
export type FullCap = { readonly key: string; readonly endsAtMs: number | null };

type CountRow = {
  key: string;
  period_id: string;
  ends_ms: number | null;
  counted: number;
  admitted: number | null;
  admit_limit: number | null;
};

/**
 * Clicks by cap and period: `counted` as the consumer stored them, `admitted` as the edge was told. `admitted` begins
 * with what was counted before, so that a cap which is made hard in mid-period does not begin anew.
 */
export const CAP_COUNTS_TABLE = `
  CREATE TABLE IF NOT EXISTS cap_counts (
    key TEXT NOT NULL, period_id TEXT NOT NULL, ends_ms INTEGER, counted INTEGER NOT NULL DEFAULT 0,
    admitted INTEGER, admit_limit INTEGER, PRIMARY KEY (key, period_id)) WITHOUT ROWID`;

export type Counted = {
  /** A soft cap was reached by these clicks… */
  readonly isReached: boolean;
  /** …or had been before them: whoever let them in did not know. */
  readonly isPast: boolean;
};

/** Counts accepted clicks by the period they were made in. */
export function countUses(
  sql: SqlStorage,
  clicks: readonly ObservedClick[],
  { caps, timezone }: CapRules,
): Counted {
  let [isReached, isPast] = [false, false];
  for (const { use, count } of tally(clicks, caps, timezone)) {
    const { counted } = sql
      .exec<{ counted: number }>(
        `INSERT INTO cap_counts (key, period_id, ends_ms, counted) VALUES (?, ?, ?, ?)
         ON CONFLICT (key, period_id) DO UPDATE SET counted = counted + excluded.counted RETURNING counted`,
        use.key,
        use.periodId,
        use.endsAtMs,
        count,
      )
      .one();
    if (use.isHard || counted < use.limit) continue;
    if (counted - count < use.limit) isReached = true;
    else isPast = true;
  }
  return { isReached, isPast };
}

function tally(clicks: readonly ObservedClick[], caps: readonly ClickCap[], timezone: string) {
  const sums = new Map<string, { use: WantedUse & { isHard: boolean }; count: number }>();
  for (const [linkId, own] of Map.groupBy(clicks, (click) => click.linkId)) {
    const uses = capUses(caps, { id: linkId, publisherId: own[0]?.publisherId ?? "" });
    for (const { key, cap } of uses) {
      for (const { atMs } of own) {
        const { id: periodId, endsAtMs } = capPeriod(cap.period, timezone, atMs);
        const name = `${key} ${periodId}`;
        const known = sums.get(name);
        if (known !== undefined) known.count += 1;
        else sums.set(name, { use: { key, periodId, endsAtMs, ...cap }, count: 1 });
      }
    }
  }
  return sums.values();
}

export type Admission = {
  /** The first that is full: then the click is counted for none; null = it is counted for all. */
  readonly fullKey: string | null;
  /** It was the last click that one of them took. */
  readonly isReached: boolean;
};

export function admitUses(sql: SqlStorage, uses: readonly WantedUse[]): Admission {
  const taken = uses.map(({ key, periodId }) => readTaken(sql, key, periodId));
  const full = uses.find(({ limit }, i) => (taken[i] ?? 0) >= limit);
  if (full !== undefined) return { fullKey: full.key, isReached: false };
  for (const { key, limit, periodId, endsAtMs } of uses) {
    sql.exec(
      `INSERT INTO cap_counts (key, period_id, ends_ms, admitted, admit_limit) VALUES (?, ?, ?, 1, ?)
       ON CONFLICT (key, period_id) DO UPDATE
       SET admitted = coalesce(admitted, counted) + 1, admit_limit = excluded.admit_limit`,
      key,
      periodId,
      endsAtMs,
      limit,
    );
  }
  return { fullKey: null, isReached: uses.some(({ limit }, i) => (taken[i] ?? 0) + 1 >= limit) };
}

/** Takes back what was admitted; a period that is forgotten by now is left alone. */
export function giveBack(sql: SqlStorage, places: readonly CapPlace[]): void {
  for (const own of Map.groupBy(places, ({ key, periodId }) => `${key} ${periodId}`).values()) {
    const [first] = own;
    if (first === undefined) continue;
    // Without `admitted`, null stays null.
    sql.exec(
      `UPDATE cap_counts SET admitted = max(admitted - ?, 0) WHERE key = ? AND period_id = ?`,
      own.length,
      first.key,
      first.periodId,
    );
  }
}

function readTaken(sql: SqlStorage, key: string, periodId: string): number {
  const rows = sql.exec<{ taken: number }>(
    `SELECT coalesce(admitted, counted) AS taken FROM cap_counts WHERE key = ? AND period_id = ?`,
    key,
    periodId,
  );
  return rows.toArray()[0]?.taken ?? 0;
}

/** Caps that are reached in their running period. Without rules only what was admitted can be told. */
export function readFullCaps(sql: SqlStorage, rules: CapRules | null, nowMs: number): FullCap[] {
  return sql
    .exec<CountRow>(
      `SELECT * FROM cap_counts WHERE ends_ms IS NULL OR ends_ms > ? ORDER BY key`,
      nowMs,
    )
    .toArray()
    .filter((row) => (rules === null ? isAdmittedFull(row) : isFull(row, rules, nowMs)))
    .map(({ key, ends_ms }) => ({ key, endsAtMs: ends_ms }));
}

function isAdmittedFull({ admitted, admit_limit }: CountRow): boolean {
  return admitted !== null && admit_limit !== null && admitted >= admit_limit;
}

function isFull(row: CountRow, { caps, timezone }: CapRules, nowMs: number): boolean {
  const [, subject = "", period] = row.key.split(":");
  const owner = { id: subject, publisherId: subject };
  const cap = capUses(caps, owner).find(({ key }) => key === row.key)?.cap;
  if (cap === undefined) return false;
  // The key's last part is the period of the cap that made it.
  if (capPeriod(period as CapPeriod, timezone, nowMs).id !== row.period_id) return false;
  return (cap.isHard ? (row.admitted ?? row.counted) : row.counted) >= cap.limit;
}

export function forgetCounts(sql: SqlStorage, endedBeforeMs: number): void {
  sql.exec(`DELETE FROM cap_counts WHERE ends_ms < ?`, endedBeforeMs);
}
