import type { DatabaseSync } from "node:sqlite";
import { openEvents } from "./open-events.ts";

/** Of the year that is filled; it ends in the middle of a month, as a report over the last 365 days does. */
export const YEAR = { fromDay: "2025-05-11", toDay: "2026-05-11", days: 365 };
export const WORKSPACE = "wsp_year";
export const CAMPAIGN = `cmp_${"7".padStart(24, "0")}`;
export const PUBLISHER = `pub_${"8".padStart(24, "0")}`;

const CAMPAIGNS = 100;
const PUBLISHERS = 200;
const LINKS = 2_000;
const COUNTRIES = 30;
const DAY_MS = 86_400_000;
const AGENT =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/152.0.0.0 Mobile Safari/537.36";

/** A number in [0, 1) that belongs to the click's: Fibonacci hashing by another odd factor for each use. */
const uniform = (factor: number) => `((n * ${factor}) % 4294967296) / 4294967296.0`;
/** Small numbers are most of them: the n-th of a list as often as its square root tells. */
const skewed = (count: number, factor: number) =>
  `CAST(${count} * ${uniform(factor)} * ${uniform(factor)} AS INTEGER)`;

/**
 * A year of clicks, evenly over its time and unevenly over links and countries, and every rollup of them. Returns how many
 * rollup rows there are. While nobody else has the database open.
 */
export function fillYear(folder: string, clicks: number): number {
  const database = openEvents(folder);
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000");
  database.exec("DROP INDEX clicks_visitor");
  fillClicks(database, clicks);
  database.exec(narrowSql("rollup_hourly", "hour_ms", `at_ms - at_ms % 3600000`));
  database.exec(narrowSql("rollup_daily", "day", `date(at_ms / 1000, 'unixepoch')`));
  for (const [dimension, column] of FACETS) database.exec(facetSql(dimension, column));
  database.exec(`INSERT INTO freshness VALUES ('${WORKSPACE}', ${Date.parse(YEAR.toDay) - 1})`);
  const tables = ["rollup_hourly", "rollup_daily", "facet_daily"];
  const counts = tables.map((table) =>
    database.prepare(`SELECT count(*) AS n FROM ${table}`).get(),
  );
  database.close();
  return counts.reduce((sum, row) => sum + Number(row?.["n"]), 0);
}

function fillClicks(database: DatabaseSync, clicks: number): void {
  const stepMs = (YEAR.days * DAY_MS) / clicks;
  const made: Readonly<Record<string, string>> = {
    workspace_id: `'${WORKSPACE}'`,
    id: "printf('%032d', n)",
    at_ms: `CAST(${Date.parse(YEAR.fromDay)} + n * ${stepMs} AS INTEGER)`,
    campaign_id: `printf('cmp_%024d', link % ${CAMPAIGNS})`,
    publisher_id: `printf('pub_%024d', (link + link / ${CAMPAIGNS}) % ${PUBLISHERS})`,
    link_id: "printf('lnk_%024d', link)",
    visitor_id: "printf('%024d', n)",
    is_unique: "n % 5 > 0",
    reason: "iif(n % 20 = 0, 'Q_BOT', 'OK')",
    country: `char(65 + country / 6, 65 + country % 6)`,
    device: "iif(n % 3 > 0, 'mobile', 'desktop')",
    os: "iif(n % 3 > 0, iif(n % 2, 'Android', 'iOS'), 'Windows')",
    browser: "iif(n % 2, 'Chrome', 'Safari')",
    referrer_domain: "iif(n % 4 > 0, 'social.example', '')",
    user_agent: `'${AGENT}'`,
    subs: `'{"sub1":"place-' || (link % 10) || '"}'`,
    snapshot_version: "1",
    is_new_visitor: "n % 5 > 0",
    batch_id: "printf('bat_%024d', n / 250)",
  };
  const empty = "region city language as_organization ip_hash ip_prefix source external_id".split(
    " ",
  );
  const columns = [...Object.keys(made), ...empty];
  database.exec(`
    WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${clicks - 1})
    INSERT INTO clicks (${columns.join(", ")})
    SELECT ${[...Object.values(made), ...empty.map(() => "''")].join(", ")}
    FROM (SELECT n, ${skewed(LINKS, 2_654_435_761)} AS link, ${skewed(COUNTRIES, 2_246_822_519)} AS country FROM numbers)`);
}

const METRICS = "gross_clicks, clicks, unique_clicks, new_visitors";
const SUMS = `count(*), sum(reason = 'OK'), sum(reason = 'OK' AND is_unique), sum(reason = 'OK' AND is_new_visitor)`;

function narrowSql(table: string, column: string, time: string): string {
  return `INSERT INTO ${table} (workspace_id, ${column}, campaign_id, publisher_id, link_id, currency, ${METRICS})
    SELECT workspace_id, ${time} AS time, campaign_id, publisher_id, link_id, 'USD', ${SUMS} FROM clicks GROUP BY time, 3, 4, 5`;
}

const FACETS = [
  ["country", "country"],
  ["device", "device"],
  ["os", "os"],
  ["browser", "browser"],
  ["referrer", "referrer_domain"],
  ["sub1", "subs ->> 'sub1'"],
] as const;

function facetSql(dimension: string, column: string): string {
  return `INSERT INTO facet_daily (workspace_id, dimension, day, campaign_id, value, currency, ${METRICS})
    SELECT workspace_id, '${dimension}', date(at_ms / 1000, 'unixepoch') AS day, campaign_id, ${column} AS value, 'USD', ${SUMS}
    FROM clicks GROUP BY 3, 4, 5`;
}
