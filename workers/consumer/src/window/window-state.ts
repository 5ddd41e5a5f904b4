/** A click as a campaign's window sees it. */
export type ObservedClick = {
  readonly atMs: number;
  /** yyyy-mm-dd in the workspace's zone. */
  readonly day: string;
  readonly isPayable: boolean;
  /** One key for a visitor who brought our cookie; two (address, then the new cookie) for one who did not. */
  readonly visitorKeys: readonly number[];
};

export type Observation = { readonly batchId: string; readonly clicks: readonly ObservedClick[] };

/** What one batch added: stored, it rebuilds the state, and it is the answer if the batch comes again. */
export type Checkpoint = {
  readonly batchId: string;
  /** One character a click, 1 = unique. */
  readonly verdicts: string;
  readonly seen: readonly (readonly [day: string, key: number])[];
};

export type Counters = {
  total: number;
  days: Record<string, { clicks: number; uniqueClicks: number }>;
  /** Payable clicks by start of minute, the last hour only. */
  minutes: Record<string, number>;
};

export type WindowState = {
  readonly verdicts: Map<string, string>;
  readonly seen: Map<string, Set<number>>;
  counters: Counters;
};

export const MINUTE_MS = 60_000;
/** About 40 bytes a key in a Set: 12 MB at most. Past it a click without our cookie counts as unique. */
const MAX_KEYS_A_DAY = 100_000;
const MAX_DAYS = 3;
const MAX_BATCHES = 20_000;

export function emptyState(): WindowState {
  return { verdicts: new Map(), seen: new Map(), counters: { total: 0, days: {}, minutes: {} } };
}

/** Takes a batch in, unless it is known. Returns the checkpoint to store, or null for one that came again. */
export function observe(state: WindowState, { batchId, clicks }: Observation): Checkpoint | null {
  if (state.verdicts.has(batchId)) return null;
  const seen: [string, number][] = [];
  let verdicts = "";
  for (const click of clicks) {
    const isUnique = click.isPayable && meet(state, click, seen);
    verdicts += isUnique ? "1" : "0";
    if (click.isPayable) count(state.counters, click, isUnique);
  }
  const checkpoint = { batchId, verdicts, seen };
  remember(state, checkpoint);
  return checkpoint;
}

/** Puts a stored checkpoint back; counters are stored on their own. */
export function restore(state: WindowState, checkpoint: Checkpoint): void {
  for (const [day, key] of checkpoint.seen) keysOf(state, day).add(key);
  remember(state, checkpoint);
}

export function verdictsOf(state: WindowState, batchId: string): boolean[] {
  return [...(state.verdicts.get(batchId) ?? "")].map((verdict) => verdict === "1");
}

function meet(state: WindowState, click: ObservedClick, seen: [string, number][]): boolean {
  const keys = keysOf(state, click.day);
  const [identity] = click.visitorKeys;
  const isUnique = identity === undefined || !keys.has(identity);
  if (keys.size >= MAX_KEYS_A_DAY) return isUnique && click.visitorKeys.length > 1;
  for (const key of click.visitorKeys) {
    if (keys.has(key)) continue;
    keys.add(key);
    seen.push([click.day, key]);
  }
  return isUnique;
}

function keysOf(state: WindowState, day: string): Set<number> {
  const known = state.seen.get(day);
  if (known !== undefined) return known;
  const keys = new Set<number>();
  state.seen.set(day, keys);
  forgetFirst(state.seen, MAX_DAYS);
  return keys;
}

function remember(state: WindowState, checkpoint: Checkpoint): void {
  state.verdicts.set(checkpoint.batchId, checkpoint.verdicts);
  forgetFirst(state.verdicts, MAX_BATCHES);
}

function count(counters: Counters, click: ObservedClick, isUnique: boolean): void {
  counters.total += 1;
  const day = (counters.days[click.day] ??= { clicks: 0, uniqueClicks: 0 });
  day.clicks += 1;
  if (isUnique) day.uniqueClicks += 1;
  const minute = String(Math.floor(click.atMs / MINUTE_MS) * MINUTE_MS);
  counters.minutes[minute] = (counters.minutes[minute] ?? 0) + 1;
}

/** Drops minutes older than an hour and all days but the last few. */
export function trimCounters(counters: Counters, nowMs: number): void {
  for (const minute of Object.keys(counters.minutes)) {
    if (Number(minute) <= nowMs - 60 * MINUTE_MS) delete counters.minutes[minute];
  }
  for (const day of Object.keys(counters.days).toSorted().slice(0, -MAX_DAYS))
    delete counters.days[day];
}

function forgetFirst(map: Map<string, unknown>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return;
    map.delete(key);
  }
}
