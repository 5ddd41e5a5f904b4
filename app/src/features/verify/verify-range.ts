const DAY_MS = 86_400_000;

/** Each hour is a call of a fraction of a second; 93 days are the most that the api takes. */
export const RANGES = [
  { value: "1", label: "24 hours" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
] as const;

export type Range = (typeof RANGES)[number]["value"];

/** Up to now; the api cuts it to the last hour that has come to rest. */
export function rangeFrom(range: Range, nowMs: number): { readonly from: string } {
  return { from: new Date(nowMs - Number(range) * DAY_MS).toISOString() };
}
