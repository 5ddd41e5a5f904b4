import {
  addToTally,
  explainBuckets,
  type Counts,
  type Finding,
  type Tally,
} from "@cleverdrip/core";
import {
  FACET_DIMENSIONS,
  readEarnings,
  readFacet,
  sumFacets,
  type CampaignBucket,
  type Earned,
  type LocalDay,
  type StoredBucket,
} from "@cleverdrip/db";
import { type Checked, type HourToCheck } from "./checked.ts";

/** I5 of docs/reliability.md: every dimension has the same total. */
export async function checkTotals(
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
  const findings = explainBuckets("facet_daily", stored, counted);
  return { findings, buckets: counted.size, events: 0 };
}

/** Each value of a dimension, and what clicks earned, counted again from the rows of clicks. */
export async function checkRows(
  { db, workspace }: Pick<HourToCheck, "db" | "workspace">,
  range: LocalDay,
): Promise<Checked> {
  const findings: Finding[] = [];
  let buckets = 0;
  for (const dimension of FACET_DIMENSIONS) {
    const { stored, counted } = await readFacet(db, workspace.id, dimension, range);
    const place = `${range.day} ${dimension}`;
    const [is, due] = [facetTally(place, stored), facetTally(place, counted)];
    findings.push(...explainBuckets("facet_daily", is, due));
    buckets += is.size;
  }
  const { stored, counted } = await readEarnings(db, workspace.id, range);
  const [is, due] = [earningTally(range.day, stored), earningTally(range.day, counted)];
  findings.push(...explainBuckets("click_earnings", is, due));
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
