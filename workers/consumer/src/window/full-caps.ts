import { snapshotKey, type SnapshotStore } from "@cleverdrip/edge-config";
import { readFullCaps, type CapRules, type FullCap } from "./cap-counts.ts";

/** What the edge is told of a campaign's caps. `version` grows with every change of the set. */
export type CapsState = {
  /** Kept, because an alarm does not know the object's name. */
  readonly campaignId: string;
  readonly version: number;
  readonly publishedVersion: number;
  readonly full: readonly FullCap[];
  /** null until the consumer has said what they are. */
  readonly rules: CapRules | null;
};

export const NO_CAPS_KNOWN: CapsState = {
  campaignId: "",
  version: 0,
  publishedVersion: 0,
  full: [],
  rules: null,
};

/** 60 bytes each in a snapshot: past it, caps of single links or publishers stay open. */
const MAX_FULL = 10_000;

/** The state with the set as it is now; the same object where nothing has changed. */
export function updateFull(sql: SqlStorage, state: CapsState, nowMs: number): CapsState {
  const full = readFullCaps(sql, state.rules, nowMs).slice(0, MAX_FULL);
  if (JSON.stringify(full) === JSON.stringify(state.full)) return state;
  return { ...state, full, version: state.version + 1 };
}

/** The state with these rules; the same object where they are known, or where there are none to know. */
export function withRules(state: CapsState, { caps, timezone }: CapRules): CapsState {
  if (state.rules === null && caps.length === 0) return state;
  const rules = { caps, timezone };
  return JSON.stringify(rules) === JSON.stringify(state.rules) ? state : { ...state, rules };
}

/** Whether one of these is told to be full. */
export function isAnyFull({ full }: CapsState, caps: readonly { readonly key: string }[]): boolean {
  if (full.length === 0 || caps.length === 0) return false;
  const keys = new Set(full.map(({ key }) => key));
  return caps.some(({ key }) => keys.has(key));
}

export function hasEnded({ full }: CapsState, nowMs: number): boolean {
  return full.some(({ endsAtMs }) => endsAtMs !== null && endsAtMs <= nowMs);
}

/** When the next full cap opens again; null = none does. */
export function nextEndMs({ full }: CapsState): number | null {
  const ends = full.flatMap(({ endsAtMs }) => (endsAtMs === null ? [] : [endsAtMs]));
  return ends.length === 0 ? null : Math.min(...ends);
}

export function publishCaps(
  store: SnapshotStore,
  { campaignId, version, full }: CapsState,
): Promise<void> {
  return store.put(snapshotKey("caps", campaignId), JSON.stringify({ version, full }));
}
