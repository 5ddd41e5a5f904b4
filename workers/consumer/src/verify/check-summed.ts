import { addToTally, explainBuckets, type Finding, type Tally } from "@cleverdrip/core";
import { readSummed, type LocalDay, type Summed, type SummedBucket } from "@cleverdrip/db";
import type { Checked, HourToCheck } from "./checked.ts";

/** What reports over long times are read from: a day's totals are the sums of its buckets, and a month's those of its days. */
export async function checkSummed(
  { db, workspace }: Pick<HourToCheck, "db" | "workspace">,
  { day }: LocalDay,
): Promise<Checked> {
  const { ofDay, ofMonth } = await readSummed(db, workspace.id, day);
  const findings = [
    ...compare("total_daily", day, ofDay),
    ...compare("total_monthly", day.slice(0, 7), ofMonth),
  ];
  return { findings, buckets: ofDay.stored.length + ofMonth.stored.length, events: 0 };
}

function compare(table: string, time: string, { stored, counted }: Summed): readonly Finding[] {
  return explainBuckets(table, tallyOf(time, stored), tallyOf(time, counted));
}

function tallyOf(time: string, buckets: readonly SummedBucket[]): Tally {
  const tally: Tally = new Map();
  for (const { dimension, value, currency, ...counts } of buckets)
    addToTally(tally, [time, dimension, value, currency].join(" "), counts, 0);
  return tally;
}
