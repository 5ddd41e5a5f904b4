import { capPeriod, capUses, isoWeek, type CapPeriod, type ClickCap } from "@cleverdrip/core";
import type { LinkDay } from "@cleverdrip/db";
import type { CapRules } from "./cap-counts.ts";

/** What a cap has taken in its running period before it was there to be counted. */
export type CapSeed = {
  readonly key: string;
  readonly periodId: string;
  readonly endsAtMs: number | null;
  readonly counted: number;
};

/** The first day that any of the running periods may begin on; "" = every day matters, null = there are no caps. */
export function firstSeedDay(caps: readonly ClickCap[], today: string): string | null {
  if (caps.length === 0) return null;
  if (caps.some(({ period }) => period === "total")) return "";
  // No week or month is longer than 31 days.
  return new Date(Date.parse(today) - 31 * 86_400_000).toISOString().slice(0, 10);
}

/** Sums of the days by cap, for the periods that are running. */
export function capSeeds(
  { caps, timezone }: CapRules,
  days: readonly LinkDay[],
  nowMs: number,
): CapSeed[] {
  const seeds = new Map<string, CapSeed>();
  for (const { linkId, publisherId, day, clicks } of days) {
    for (const { key, cap } of capUses(caps, { id: linkId, publisherId })) {
      const { id: periodId, endsAtMs } = capPeriod(cap.period, timezone, nowMs);
      if (periodOf(cap.period, day) !== periodId) continue;
      const counted = (seeds.get(key)?.counted ?? 0) + clicks;
      seeds.set(key, { key, periodId, endsAtMs, counted });
    }
  }
  return [...seeds.values()];
}

/** A cap that is counted already keeps its own count. */
export function plantSeeds(sql: SqlStorage, seeds: readonly CapSeed[]): void {
  for (const { key, periodId, endsAtMs, counted } of seeds) {
    sql.exec(
      `INSERT OR IGNORE INTO cap_counts (key, period_id, ends_ms, counted) VALUES (?, ?, ?, ?)`,
      key,
      periodId,
      endsAtMs,
      counted,
    );
  }
}

function periodOf(period: CapPeriod, day: string): string {
  if (period === "day") return day;
  if (period === "week") return isoWeek(day);
  return period === "month" ? day.slice(0, 7) : "";
}
