import type { AttributableConversion, Attribution, Touch } from "../src/index.ts";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const NOW_MS = Date.UTC(2026, 10, 20);

/** A click of a visitor so many hours before the event. */
export function click(id: string, hoursBefore: number, change: Partial<Touch> = {}): Touch {
  return {
    id,
    kind: "click",
    atMs: NOW_MS - hoursBefore * HOUR_MS,
    publisherId: `pub_${id}`,
    visitorId: "vis",
    fingerprint: null,
    ...change,
  };
}

/** An event that nothing ties to a click. */
export function conversion(change: Partial<AttributableConversion> = {}): AttributableConversion {
  return {
    atMs: NOW_MS,
    namedClick: null,
    visitorId: null,
    couponPublisherId: null,
    statedPublisherId: null,
    fingerprints: [],
    ...change,
  };
}

/** `rung: touch=ppm …`, or the reason. */
export function summary(attribution: Attribution): string {
  if (attribution.kind === "unattributed") return attribution.reason;
  const shares = attribution.shares.map(
    ({ touchId, publisherId, ppm }) => `${touchId ?? publisherId}=${ppm}`,
  );
  return `${attribution.rung}: ${shares.join(" ")}`;
}
