import { CLOCK_TOLERANCE_MS } from "../attribution/judge-window.ts";

/** When a result happened: not before its click, not after its receipt. */
export function reportTime(
  eventAtMs: number | null,
  { receivedAtMs, click }: { readonly receivedAtMs: number; readonly click: Timed | null },
): number {
  const isFuture = eventAtMs !== null && eventAtMs > receivedAtMs + CLOCK_TOLERANCE_MS;
  const atMs = eventAtMs === null || isFuture ? receivedAtMs : Math.min(eventAtMs, receivedAtMs);
  // A click stamped by a faster clock than ours is taken as simultaneous, never refused.
  return Math.max(atMs, click?.atMs ?? atMs);
}

type Timed = { readonly atMs: number };
