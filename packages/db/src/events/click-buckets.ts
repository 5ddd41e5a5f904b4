import { addToSetHash, clickHash, hourStartMs, localDay } from "@cleverdrip/core";
import type { ClickRecord, RecordedBatch } from "./click-record.ts";
import { CLICK_METRICS } from "./rollup-sql.ts";

type Row = (string | number)[];

/**
 * Bucket rows of click batches: the batch id, so that SQL can leave out batches that were stored before, the bucket's key,
 * then what is added to CLICK_METRICS.
 */
export type ClickBuckets = {
  /** [batch, hour, campaign, publisher, link, currency, …metrics, hash] */
  readonly hourly: readonly Row[];
  /** [batch, day, campaign, publisher, link, currency, …metrics, hash] */
  readonly daily: readonly Row[];
  /** [batch, dimension, day, campaign, value, currency, …metrics] */
  readonly facets: readonly Row[];
  /** [batch, campaign, publisher, day, link, currency, clicks, micros], of clicks that earn something */
  readonly earnings: readonly Row[];
};

/** Sums clicks per bucket in memory, so that the database sees a row a bucket rather than a row a click. */
export function clickBuckets(batches: readonly RecordedBatch[], timezone: string): ClickBuckets {
  const hourly = new Map<string, Row>();
  const daily = new Map<string, Row>();
  const facets = new Map<string, Row>();
  const earnings = new Map<string, Row>();
  for (const { batchId, clicks } of batches) {
    for (const click of clicks) {
      const day = localDay(timezone, click.atMs);
      const narrow = [click.campaignId, click.publisherId, click.linkId, click.currency];
      const metrics = metricsOf(click);
      const hashed = [...metrics, click.kind === "click" ? clickHash(click.id) : 0];
      add(hourly, [batchId, hourStartMs(click.atMs), ...narrow], hashed);
      add(daily, [batchId, day, ...narrow], hashed);
      for (const [dimension, value] of facetsOf(click)) {
        add(facets, [batchId, dimension, day, click.campaignId, value, click.currency], metrics);
      }
      if (click.payoutMicros === 0) continue;
      const { campaignId, publisherId, linkId, currency } = click;
      const own = [batchId, campaignId, publisherId, day, linkId, currency];
      add(earnings, own, [1, click.payoutMicros]);
    }
  }
  const rows = (buckets: Map<string, Row>) => [...buckets.values()];
  return {
    hourly: rows(hourly),
    daily: rows(daily),
    facets: rows(facets),
    earnings: rows(earnings),
  };
}

/** In the order of CLICK_METRICS. What is not payable is only ever seen in the gross. */
function metricsOf(click: ClickRecord): readonly number[] {
  const { kind, reason, isUnique, isNewVisitor, payoutMicros } = click;
  const payable = reason === "OK" ? 1 : 0;
  if (kind === "impression") return [0, 0, 0, 0, payable, 0, 0];
  if (kind === "click-through") return [0, 0, 0, 0, 0, payable, 0];
  return [1, payable, isUnique ? payable : 0, isNewVisitor ? payable : 0, 0, 0, payoutMicros];
}

function facetsOf(click: ClickRecord): [string, string][] {
  return [
    ["country", click.country],
    ["device", click.device],
    ["os", click.os],
    ["browser", click.browser],
    ["referrer", click.referrerDomain],
    ["sub1", click.subs["sub1"] ?? ""],
  ];
}

/** Values past the metrics are set hashes, which are summed modulo 2^48. */
function add(rows: Map<string, Row>, key: Row, values: readonly number[]): void {
  const name = key.join("\u0000");
  const row = rows.get(name);
  if (row === undefined) {
    rows.set(name, [...key, ...values]);
    return;
  }
  values.forEach((value, i) => {
    const place = key.length + i;
    const before = Number(row[place]);
    row[place] = i < CLICK_METRICS.length ? before + value : addToSetHash(before, value);
  });
}
