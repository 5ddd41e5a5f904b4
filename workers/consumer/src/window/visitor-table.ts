import { isAddressKey } from "./visitor-keys.ts";

/**
 * Visitors of a campaign in an open-addressing table of typed arrays: 24 bytes a place, filled to 7 in 10 at most. Plain
 * Maps would take five times as much.
 */
export type VisitorTable = {
  /** 0 = free. */
  keys: Float64Array;
  /** Newest accepted click. */
  lastMs: Float64Array;
  /** Number of its day, in the workspace's zone. */
  days: Int32Array;
  /** Bit n: the visitor was here n days before that day. */
  seen: Uint32Array;
  size: number;
  /** Newest click among the visitors that were forgotten to make room; 0 = none was. */
  forgottenMs: number;
  readonly maxPlaces: number;
};

const FIRST_PLACES = 64;
/** 12.6 MB, and as much again for a moment while the table is rebuilt: within the 32 MB of an object. */
const MAX_PLACES = 2 ** 19;
const MAX_LOAD = 0.7;
/** Of a full table, how much is kept: the younger part. */
const KEPT_SHARE = 0.75;
const DAYS_REMEMBERED = 32;
const ADDRESS_LIFE_MS = 2 * 86_400_000;

export function createVisitors(maxPlaces = MAX_PLACES): VisitorTable {
  return { ...emptyArrays(Math.min(FIRST_PLACES, maxPlaces)), size: 0, forgottenMs: 0, maxPlaces };
}

/** The place of a visitor, or -1. */
export function findVisitor({ keys }: VisitorTable, key: number): number {
  const place = placeOf(keys, key);
  return keys[place] === key ? place : -1;
}

export function lastVisitMs(table: VisitorTable, place: number): number {
  return table.lastMs[place] ?? 0;
}

/** A day so long before the newest one that it is not remembered is taken for seen. */
export function wasSeenOn(table: VisitorTable, place: number, day: number): boolean {
  const daysBefore = (table.days[place] ?? 0) - day;
  if (daysBefore < 0) return false;
  return daysBefore >= DAYS_REMEMBERED || (((table.seen[place] ?? 0) >>> daysBefore) & 1) === 1;
}

/** Takes a visit in. The order of visits makes no difference, nor does taking one in twice. */
export function visit(table: VisitorTable, key: number, atMs: number, day: number): void {
  let place = placeOf(table.keys, key);
  if (table.keys[place] !== key) {
    if (table.size + 1 > table.keys.length * MAX_LOAD) {
      makeRoom(table);
      place = placeOf(table.keys, key);
    }
    put(table, place, key, atMs, day, 1);
    table.size += 1;
    return;
  }
  const newest = table.days[place] ?? 0;
  const seen = table.seen[place] ?? 0;
  const later = day - newest;
  if (later >= DAYS_REMEMBERED) table.seen[place] = 1;
  else if (later > 0) table.seen[place] = (seen << later) | 1;
  else if (-later < DAYS_REMEMBERED) table.seen[place] = seen | (1 << -later);
  table.days[place] = Math.max(newest, day);
  table.lastMs[place] = Math.max(lastVisitMs(table, place), atMs);
}

/** Puts a stored visitor back as it was. */
export function putBack(
  table: VisitorTable,
  [key, atMs, day, seen]: readonly [key: number, atMs: number, day: number, seen: number],
): void {
  visit(table, key, atMs, day);
  const place = placeOf(table.keys, key);
  table.seen[place] = (table.seen[place] ?? 0) | seen;
}

/** Forgets who has not been here for `windowMs`; addresses for two days. */
export function forgetOld(table: VisitorTable, nowMs: number, windowMs: number): void {
  rebuild(table, table.keys.length, (place, key) => {
    const life = isAddressKey(key) ? Math.min(ADDRESS_LIFE_MS, windowMs) : windowMs;
    return nowMs - lastVisitMs(table, place) < life;
  });
}

/** 0 = nobody was here. */
export function newestVisitMs({ lastMs }: VisitorTable): number {
  return lastMs.reduce((newest, atMs) => Math.max(newest, atMs), 0);
}

function makeRoom(table: VisitorTable): void {
  if (table.keys.length < table.maxPlaces) {
    rebuild(table, table.keys.length * 2, () => true);
    return;
  }
  forgetOld(table, newestVisitMs(table), Number.POSITIVE_INFINITY);
  if (table.size > table.keys.length * MAX_LOAD * KEPT_SHARE) forgetOldest(table);
}

function forgetOldest(table: VisitorTable): void {
  const times = table.lastMs.filter((_, place) => table.keys[place] !== 0).toSorted();
  const dropped = table.size - Math.floor(table.keys.length * MAX_LOAD * KEPT_SHARE);
  const bound = times[dropped - 1] ?? 0;
  table.forgottenMs = Math.max(table.forgottenMs, bound);
  rebuild(table, table.keys.length, (place) => lastVisitMs(table, place) > bound);
}

function rebuild(
  table: VisitorTable,
  places: number,
  isKept: (place: number, key: number) => boolean,
): void {
  const { keys, lastMs, days, seen } = table;
  const next = { ...emptyArrays(places), size: 0 };
  keys.forEach((key, from) => {
    if (key === 0 || !isKept(from, key)) return;
    const place = placeOf(next.keys, key);
    put(next, place, key, lastMs[from] ?? 0, days[from] ?? 0, seen[from] ?? 0);
    next.size += 1;
  });
  Object.assign(table, next);
}

function put(
  table: Pick<VisitorTable, "keys" | "lastMs" | "days" | "seen">,
  place: number,
  ...[key, atMs, day, seen]: readonly [key: number, atMs: number, day: number, seen: number]
): void {
  table.keys[place] = key;
  table.lastMs[place] = atMs;
  table.days[place] = day;
  table.seen[place] = seen;
}

/** Where the key is, or the free place where it belongs. The table is never full. */
function placeOf(keys: Float64Array, key: number): number {
  const mask = keys.length - 1;
  let place = Math.floor(key / 2) % keys.length;
  while (keys[place] !== 0 && keys[place] !== key) place = (place + 1) & mask;
  return place;
}

function emptyArrays(places: number) {
  return {
    keys: new Float64Array(places),
    lastMs: new Float64Array(places),
    days: new Int32Array(places),
    seen: new Uint32Array(places),
  };
}
