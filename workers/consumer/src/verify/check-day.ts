import { addToTally, explainBuckets, type Tally } from "@cleverdrip/core";
import { readDay, sumHours, type LocalDay, type StoredBucket } from "@cleverdrip/db";
import { checkClicks } from "./check-clicks.ts";
import { checkRows, checkTotals } from "./check-facets.ts";
import { checkResults } from "./check-results.ts";
import { checkSummed } from "./check-summed.ts";
import { isHot, type Checked, type HourToCheck } from "./checked.ts";

const HOUR_MS = 3_600_000;

/**
 * A local day of a workspace: its buckets are the sum of its hours, every dimension has the total of its campaign, and while
 * rows of clicks are there each value of a dimension and what clicks earned are counted again from them.
 */
export async function checkDay(
  own: Omit<HourToCheck, "fromMs" | "toMs">,
  range: LocalDay,
): Promise<Checked> {
  const { db, workspace } = own;
  const days = await readDay(db, workspace.id, range);
  const stored = tallyOf(range.day, days);
  const narrow = explainBuckets("rollup_daily", stored, await dayOfHours(own, range));
  const totals = await checkTotals(own, range, days);
  const values = isHot({ ...own, ...range }) ? await checkRows(own, range) : NOTHING;
  const summed = await checkSummed(own, range);
  return {
    findings: [...narrow, ...totals.findings, ...values.findings, ...summed.findings],
    buckets: stored.size + totals.buckets + values.buckets + summed.buckets,
    events: 0,
  };
}

const NOTHING: Checked = { findings: [], buckets: 0, events: 0 };

/** In zones whose days do not begin with a UTC hour, the events of the hours at both ends are counted one by one. */
async function dayOfHours(
  own: Omit<HourToCheck, "fromMs" | "toMs">,
  { day, fromMs, toMs }: LocalDay,
): Promise<Tally> {
  const first = Math.ceil(fromMs / HOUR_MS) * HOUR_MS;
  const last = Math.floor(toMs / HOUR_MS) * HOUR_MS;
  const tally = tallyOf(day, await sumHours(own.db, own.workspace.id, first, last));
  for (const [from, to] of [
    [fromMs, first],
    [last, toMs],
  ] as const) {
    if (from >= to) continue;
    const part = { ...own, fromMs: from, toMs: to };
    for (const { tally: some } of [await checkClicks(part), await checkResults(part)]) {
      for (const [key, { setHash, ...counts }] of some) {
        addToTally(tally, key.replace(/^\S+/, day), counts, setHash);
      }
    }
  }
  return tally;
}

function tallyOf(day: string, buckets: readonly StoredBucket[]): Tally {
  const tally: Tally = new Map();
  for (const { campaignId, publisherId, linkId, setHash, ...counts } of buckets) {
    addToTally(tally, [day, campaignId, publisherId, linkId].join(" ").trimEnd(), counts, setHash);
  }
  return tally;
}
