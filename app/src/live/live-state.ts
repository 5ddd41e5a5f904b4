import type { LiveEvents, LiveMessage, LiveTotals } from "@cleverdrip/contract";
import type { Connection } from "./connection.ts";

type LiveClick = LiveEvents["clicks"][number];
type LiveConversion = LiveEvents["conversions"][number];

export type LiveEvent =
  | { readonly kind: "click"; readonly event: LiveClick }
  | { readonly kind: "conversion"; readonly event: LiveConversion };

export type LiveState = {
  readonly connection: Connection;
  /** Null until the first message of this page's life. */
  readonly totals: LiveTotals | null;
  /** Newest first. */
  readonly events: readonly LiveEvent[];
};

/** As many as the ticker shows. */
const KEPT_EVENTS = 12;

export const NOTHING_LIVE: LiveState = { connection: "connecting", totals: null, events: [] };

export function withMessage(state: LiveState, message: LiveMessage): LiveState {
  switch (message.type) {
    case "totals":
      return { ...state, totals: message };
    case "events":
      return { ...state, events: merged(state.events, message) };
  }
}

function merged(known: readonly LiveEvent[], message: LiveEvents): readonly LiveEvent[] {
  const incoming: readonly LiveEvent[] = [
    ...message.clicks.map((event) => ({ kind: "click", event }) as const),
    ...message.conversions.map((event) => ({ kind: "conversion", event }) as const),
  ];
  return newestFirst(incoming, known).slice(0, KEPT_EVENTS);
}

/** Both lists as one; of an event in both, the first list's. */
export function newestFirst(
  first: readonly LiveEvent[],
  second: readonly LiveEvent[],
): readonly LiveEvent[] {
  const ids = new Set(first.map(({ event }) => event.id));
  return [...first, ...second.filter(({ event }) => !ids.has(event.id))].toSorted(
    (a, b) => b.event.atMs - a.event.atMs,
  );
}
