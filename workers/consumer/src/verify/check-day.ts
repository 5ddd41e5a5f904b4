import {
  addToTally,
  explainBuckets,
  type Counts,
  type Finding,
  type Tally,
} from "@cleverdrip/core";
import {
  FACET_DIMENSIONS,
  readDay,
  readEarnings,
  readFacet,
  sumFacets,
  sumHours,
  type CampaignBucket,
  type LocalDay,
  type Earned,
  type StoredBucket,
} from "@cleverdrip/db";
import { checkClicks } from "./check-clicks.ts";
import { checkResults } from "./check-results.ts";
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
  const narrow = explainBuckets("rollup_daily", stored, await dayOfHours(own, range), nobody);
  const totals = await checkTotals(own, range, days);
  const values = isHot({ ...own, ...range }) ? await checkRows(own, range) : NOTHING;
  return {
    findings: [...narrow, ...totals.findings, ...values.findings],
    buckets: stored.size + totals.buckets + values.buckets,
    events: 0,
  };
}

const NOTHING: Checked = { findings: [], buckets: 0, events: 0 };
const nobody = () => null;

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

/** I5 of docs/reliability.md: every dimension has the same total. */
async function checkTotals(
  { db, workspace }: Pick<HourToCheck, "db" | "workspace">,
  range: LocalDay,
  days: readonly StoredBucket[],
): Promise<Checked> {
  const counted: Tally = new Map();
  for (const { campaignId, publisherId: _p, linkId: _l, setHash: _h, ...counts } of days) {
    for (const dimension of FACET_DIMENSIONS) {
      addToTally(counted, `${range.day} ${campaignId} ${dimension}`, counts, 0);
    }
  }
  const stored = facetTally(range.day, await sumFacets(db, workspace.id, range));
  const findings = explainBuckets("facet_daily", stored, counted, nobody);
  return { findings, buckets: counted.size, events: 0 };
}

async function checkRows(
  { db, workspace }: Pick<HourToCheck, "db" | "workspace">,
  range: LocalDay,
): Promise<Checked> {
  const findings: Finding[] = [];
  let buckets = 0;
  for (const dimension of FACET_DIMENSIONS) {
    const { stored, counted } = await readFacet(db, workspace.id, dimension, range);
    const place = `${range.day} ${dimension}`;
    const [is, due] = [facetTally(place, stored), facetTally(place, counted)];
    findings.push(...explainBuckets("facet_daily", is, due, nobody));
    buckets += is.size;
  }
  const { stored, counted } = await readEarnings(db, workspace.id, range);
  const [is, due] = [earningTally(range.day, stored), earningTally(range.day, counted)];
  findings.push(...explainBuckets("click_earnings", is, due, nobody));
  return { findings, buckets: buckets + is.size, events: 0 };
}

function facetTally(place: string, buckets: readonly CampaignBucket[]): Tally {
  const tally: Tally = new Map();
  for (const { campaignId, value, ...counts } of buckets) {
    addToTally(tally, `${place} ${campaignId} ${value}`.trimEnd(), counts, 0);
  }
  return tally;
}

function earningTally(day: string, earned: readonly Earned[]): Tally {
  const tally: Tally = new Map();
  for (const { key, clicks, payoutMicros } of earned) {
    const counts: Partial<Counts> = { clicks, payoutMicros };
    addToTally(tally, `${day} ${key}`, counts, 0);
  }
  return tally;
}
