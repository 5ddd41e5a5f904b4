import { addToSetHash, clickHash, hourStartMs, localDay } from "@cleverdrip/core";
import type { ClickRecord, RecordedBatch } from "./click-record.ts";

type Row = (string | number)[];

/** Bucket rows of click batches, each led by its batch id so that SQL can leave out batches that were stored before. */
export type ClickBuckets = {
  /** [batch, hour, campaign, publisher, link, currency, gross, clicks, unique, hash] */
  readonly hourly: readonly Row[];
  /** [batch, day, campaign, publisher, link, currency, gross, clicks, unique, hash] */
  readonly daily: readonly Row[];
  /** [batch, dimension, day, campaign, value, currency, gross, clicks, unique] */
  readonly facets: readonly Row[];
};

/** Sums clicks per bucket in memory, so that the database sees a row a bucket rather than a row a click. */
export function clickBuckets(batches: readonly RecordedBatch[], timezone: string): ClickBuckets {
  const hourly = new Map<string, Row>();
  const daily = new Map<string, Row>();
  const facets = new Map<string, Row>();
  for (const { batchId, clicks } of batches) {
    for (const click of clicks) {
      const day = localDay(timezone, click.atMs);
      const narrow = [click.campaignId, click.publisherId, click.linkId, click.currency];
      add(hourly, [batchId, hourStartMs(click.atMs), ...narrow], click, true);
      add(daily, [batchId, day, ...narrow], click, true);
      for (const [dimension, value] of facetsOf(click)) {
        add(
          facets,
          [batchId, dimension, day, click.campaignId, value, click.currency],
          click,
          false,
        );
      }
    }
  }
  return { hourly: [...hourly.values()], daily: [...daily.values()], facets: [...facets.values()] };
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

function add(rows: Map<string, Row>, key: Row, click: ClickRecord, hasHash: boolean): void {
  const name = key.join("\u0000");
  const isPayable = click.reason === "OK" ? 1 : 0;
  const isUnique = isPayable === 1 && click.isUnique ? 1 : 0;
  const row = rows.get(name);
  const n = key.length;
  if (row === undefined) {
    rows.set(name, [...key, 1, isPayable, isUnique, ...(hasHash ? [clickHash(click.id)] : [])]);
    return;
  }
  row[n] = Number(row[n]) + 1;
  row[n + 1] = Number(row[n + 1]) + isPayable;
  row[n + 2] = Number(row[n + 2]) + isUnique;
  if (hasHash) row[n + 3] = addToSetHash(Number(row[n + 3]), clickHash(click.id));
}
