import { addToTally, explainBuckets, type Tally } from "@cleverdrip/core";
import { readSummed, type LocalDay, type SummedBucket } from "@cleverdrip/db";
import type { Checked, HourToCheck } from "./checked.ts";

/** What reports over long times are read from: the day's totals are the sums of its buckets. */
export async function checkSummed(
  { db, workspace }: Pick<HourToCheck, "db" | "workspace">,
  { day }: LocalDay,
): Promise<Checked> {
  const { stored, counted } = await readSummed(db, workspace.id, day);
  const findings = explainBuckets("total_daily", tallyOf(day, stored), tallyOf(day, counted));
  return { findings, buckets: stored.length, events: 0 };
}

function tallyOf(day: string, buckets: readonly SummedBucket[]): Tally {
  const tally: Tally = new Map();
  for (const { dimension, value, currency, ...counts } of buckets)
    addToTally(tally, [day, dimension, value, currency].join(" "), counts, 0);
  return tally;
}
