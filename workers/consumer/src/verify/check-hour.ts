import { addToTally, explainBuckets, type Tally } from "@cleverdrip/core";
import { readHour } from "@cleverdrip/db";
import { checkClicks } from "./check-clicks.ts";
import { checkResults } from "./check-results.ts";
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

type CountedHour = Pick<Checked, "findings"> & {
  /** Buckets as they stand, and as rows and log make them. */
  readonly stored: Tally;
  readonly counted: Tally;
  readonly hashes: ReadonlyMap<number, string>;
};

async function countHour(hour: HourToCheck): Promise<CountedHour> {
  const [clicks, results, stored] = await Promise.all([
    checkClicks(hour),
    checkResults(hour),
    storedHour(hour),
  ]);
  const counted: Tally = new Map(clicks.tally);
  for (const [key, { setHash, ...counts }] of results.tally) {
    addToTally(counted, key, counts, setHash);
  }
  const hashes = new Map([...clicks.hashes, ...results.hashes]);
  return { stored, counted, hashes, findings: [...clicks.findings, ...results.findings] };
}

/** The buckets of an hour as they stand. */
export async function storedHour({ workspace, db, fromMs }: HourToCheck): Promise<Tally> {
  const stored: Tally = new Map();
  for (const { setHash, ...own } of await readHour(db, workspace.id, fromMs)) {
    const { campaignId: _c, publisherId: _p, linkId: _l, ...counts } = own;
    addToTally(stored, hourBucket(fromMs, own), counts, setHash);
  }
  return stored;
}
