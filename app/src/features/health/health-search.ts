import { choiceParameter, given } from "../../search-params/text.ts";

export const SPANS = [
  { value: "day", label: "24 hours", words: "24 hours", hours: 24 },
  { value: "week", label: "7 days", words: "7 days", hours: 7 * 24 },
  { value: "month", label: "30 days", words: "30 days", hours: 30 * 24 },
] as const;

export type Span = (typeof SPANS)[number];

/** Nothing there means the last 24 hours. */
export type HealthSearch = { readonly span?: "week" | "month" };

export function healthSearch(search: Record<string, unknown>): HealthSearch {
  return given({ span: choiceParameter(search["span"], ["week", "month"] as const) });
}

export function spanOf({ span }: HealthSearch): Span {
  return SPANS.find(({ value }) => value === span) ?? SPANS[0];
}
