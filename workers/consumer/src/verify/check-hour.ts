import { addToTally, explainBuckets, type Tally } from "@cleverdrip/core";
import { readHour } from "@cleverdrip/db";
import { checkClicks } from "./check-clicks.ts";
import { checkResults, type CheckedResults } from "./check-results.ts";
import { hourBucket, type Checked, type HourToCheck } from "./checked.ts";

/**
 * Counts every bucket of a UTC hour again, from rows and log, and compares rows with the log one by one. What waits in the
 * journal has to be in the log by then.
 */
export async function checkHour(hour: HourToCheck): Promise<Checked> {
  const { stored, counted, findings, hashes } = await countHour(hour);
  const eventOf = (hash: number) => hashes.get(hash) ?? null;
  const buckets = explainBuckets("rollup_hourly", stored, counted, eventOf);
  return {
    findings: [...findings, ...buckets],
    buckets: new Set([...stored.keys(), ...counted.keys()]).size,
    events: hashes.size,
  };
}

export type CountedHour = Pick<Checked, "findings"> & {
  /** Buckets as they stand, and as rows and log make them. */
  readonly stored: Tally;
  readonly counted: Tally;
  readonly hashes: ReadonlyMap<number, string>;
  readonly results: CheckedResults["results"];
};

export async function countHour(hour: HourToCheck): Promise<CountedHour> {
  const { workspace, db, fromMs } = hour;
  const [clicks, results] = await Promise.all([checkClicks(hour), checkResults(hour)]);
  const stored: Tally = new Map();
  for (const { setHash, ...own } of await readHour(db, workspace.id, fromMs)) {
    const { campaignId: _c, publisherId: _p, linkId: _l, ...counts } = own;
    addToTally(stored, hourBucket(fromMs, own), counts, setHash);
  }
  const counted: Tally = new Map(clicks.tally);
  for (const [key, { setHash, ...counts }] of results.tally) {
    addToTally(counted, key, counts, setHash);
  }
  const hashes = new Map([...clicks.hashes, ...results.hashes]);
  const findings = [...clicks.findings, ...results.findings];
  return { stored, counted, hashes, findings, results: results.results };
}
