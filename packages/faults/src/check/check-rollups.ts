import type { ClickEvent } from "@cleverdrip/contract";
import {
  addHashes,
  addTo,
  dayIn,
  differences,
  hashOfClick,
  hashOfConversion,
  sumsOf,
  type Buckets,
} from "../model/buckets.ts";
import { AGENTS } from "../plan/agents.ts";
import type { World } from "../world/world.ts";
import type { ClickRow, ConversionRow, Facts } from "./facts.ts";
import { partsOf } from "./parts.ts";

type Table = "rollup_hourly" | "rollup_daily" | "facet_daily";
type Metrics = Readonly<Record<string, number>>;
type Due = Readonly<Record<Table, Buckets>>;

const HOUR_MS = 3_600_000;
const DIMENSIONS = ["country", "device", "os", "browser", "referrer", "sub1"] as const;

/** I4, I5: buckets are the sum of the facts, for every metric, by hour, by day and by every facet; so are set hashes. */
export function checkRollups(world: World, facts: Facts): readonly string[] {
  const { scenario } = world.prepared;
  // Without rows nothing is left to say which clicks were unique: then only what was sent is compared.
  const rows =
    scenario.hotWindowDays === 0 ? null : new Map(facts.clicks.map((row) => [row.id, row]));
  const due: Due = { rollup_hourly: new Map(), rollup_daily: new Map(), facet_daily: new Map() };
  const known = new Map<string, Facets>();
  for (const click of facts.sent) {
    addClick(due, click, scenario.timezone, rows);
    if (rows?.has(click.id)) known.set(click.id, facetsOf(click));
  }
  for (const row of facts.conversions) addConversion(due, row, scenario.timezone, known);
  const tables = Object.keys(due) as Table[];
  return tables.flatMap((table) =>
    differences(due[table], readBuckets(world, table, rows === null), `I4 ${table}`),
  );
}

function addClick(
  due: Due,
  click: ClickEvent,
  timezone: string,
  rows: ReadonlyMap<string, ClickRow> | null,
) {
  const { workspaceId, campaignId, publisherId, linkId, atMs } = click;
  const row = rows?.get(click.id);
  const metrics = metricsOf(click, row, rows !== null);
  const hash = click.kind === "click" ? { set_hash: hashOfClick(click.id) } : {};
  const day = dayIn(timezone, atMs);
  const hour = Math.floor(atMs / HOUR_MS) * HOUR_MS;
  addNarrow(due.rollup_hourly, [workspaceId, hour, campaignId, publisherId, linkId], metrics, hash);
  addNarrow(due.rollup_daily, [workspaceId, day, campaignId, publisherId, linkId], metrics, hash);
  addFacets(due, [workspaceId, day, campaignId], facetsOf(click), metrics);
}

function metricsOf(click: ClickEvent, row: ClickRow | undefined, hasRows: boolean) {
  const isOk = (row?.reason ?? click.reason) === "OK" ? 1 : 0;
  if (click.kind === "impression") return { impressions: isOk };
  if (click.kind === "click-through") return { click_throughs: isOk };
  if (!hasRows) return { gross_clicks: 1 };
  return {
    gross_clicks: 1,
    clicks: isOk,
    unique_clicks: isOk * (row?.is_unique ?? 0),
    new_visitors: isOk * (row?.is_new_visitor ?? 0),
    payout_micros: row?.payout_micros ?? 0,
  };
}

function addConversion(
  due: Due,
  row: ConversionRow,
  timezone: string,
  known: ReadonlyMap<string, Facets>,
) {
  const { workspace_id, campaign_id, at_ms, status } = row;
  const day = dayIn(timezone, at_ms);
  const hour = Math.floor(at_ms / HOUR_MS) * HOUR_MS;
  const hash = hashOfConversion([workspace_id, row.event_type_id, row.dedupe_key]);
  const isApproved = status === "approved";
  const isPending = status === "pending" || status === "hold";
  const main = {
    conversions: isApproved ? 1 : 0,
    pending_conversions: isPending ? 1 : 0,
    rejected_conversions: isApproved || isPending ? 0 : 1,
  };
  for (const { publisherId, linkId, payoutMicros, revenueMicros, isMain } of partsOf(row)) {
    const money = isApproved ? { payout_micros: payoutMicros, revenue_micros: revenueMicros } : {};
    const metrics = { ...(isMain ? main : {}), ...money };
    const own = isMain ? { set_hash: hash } : {};
    const rest = [campaign_id, publisherId, linkId] as const;
    addNarrow(due.rollup_hourly, [workspace_id, hour, ...rest], metrics, own);
    addNarrow(due.rollup_daily, [workspace_id, day, ...rest], metrics, own);
  }
  const { payout_micros, revenue_micros } = row;
  const whole = isApproved ? { ...main, payout_micros, revenue_micros } : main;
  addFacets(due, [workspace_id, day, campaign_id], known.get(row.click_id), whole);
}

type Facets = Readonly<Record<(typeof DIMENSIONS)[number], string>>;

/** A conversion whose click has no row, or none any more, is nobody's. */
function addFacets(
  due: Due,
  [ws, day, campaign]: readonly string[],
  facets: Facets | undefined,
  metrics: Metrics,
) {
  for (const dimension of DIMENSIONS)
    addTo(due.facet_daily, [ws, dimension, day, campaign, facets?.[dimension] ?? ""], metrics);
}

function facetsOf({ country, userAgent, query }: ClickEvent): Facets {
  const agent = AGENTS.find(({ text }) => text === userAgent);
  if (agent === undefined) throw new Error(`nobody said what ${userAgent} is`);
  const { device, os, browser } = agent;
  return { country, device, os, browser, referrer: "", sub1: query.replace("sub1=", "") };
}

function addNarrow(
  buckets: Buckets,
  key: readonly unknown[],
  metrics: Metrics,
  hash: { readonly set_hash?: number },
) {
  const sums = addTo(buckets, key, metrics);
  if (hash.set_hash !== undefined)
    sums.set("set_hash", addHashes(sums.get("set_hash") ?? 0, hash.set_hash));
}

const KEYS: Readonly<Record<Table, readonly string[]>> = {
  rollup_hourly: ["workspace_id", "hour_ms", "campaign_id", "publisher_id", "link_id"],
  rollup_daily: ["workspace_id", "day", "campaign_id", "publisher_id", "link_id"],
  facet_daily: ["workspace_id", "dimension", "day", "campaign_id", "value"],
};
const UNKNOWN_WITHOUT_ROWS = ["clicks", "unique_clicks", "new_visitors"];

/** Where a row has its key, and what else it has where. */
type Places = {
  readonly keys: readonly number[];
  readonly metrics: readonly { readonly place: number; readonly name: string }[];
};

/** The places of each table's columns, read once. */
const places = new Map<Table, Places>();

function placesOf({ events }: World, table: Table): Places {
  const known = places.get(table);
  if (known !== undefined) return known;
  const rows = events.arrays(`SELECT name FROM pragma_table_info('${table}')`, []);
  const names = rows.map(([name]) => String(name));
  const keys = KEYS[table].map((key) => names.indexOf(key));
  const all = names.map((name, place) => ({ place, name }));
  const made = { keys, metrics: all.filter(({ place }) => !keys.includes(place)) };
  places.set(table, made);
  return made;
}

const ROWS_SQL: Readonly<Record<Table, string>> = {
  rollup_hourly: "SELECT * FROM rollup_hourly",
  rollup_daily: "SELECT * FROM rollup_daily",
  facet_daily: "SELECT * FROM facet_daily",
};

function readBuckets(world: World, table: Table, isWithoutRows: boolean): Buckets {
  const found: Buckets = new Map();
  const { keys, metrics } = placesOf(world, table);
  for (const row of world.events.arrays(ROWS_SQL[table], [])) {
    let key = String(row[keys[0] ?? 0]);
    for (let i = 1; i < keys.length; i += 1) key += ` | ${String(row[keys[i] ?? 0])}`;
    const sums = sumsOf(found, key);
    for (const { place, name } of metrics) {
      const value = row[place];
      if (typeof value !== "number" || value === 0) continue;
      if (!isWithoutRows || !UNKNOWN_WITHOUT_ROWS.includes(name))
        sums.set(name, (sums.get(name) ?? 0) + value);
    }
  }
  return found;
}
