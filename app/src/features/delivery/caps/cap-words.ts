import type { ClickCap } from "@cleverdrip/contract";
import { formatCount } from "../../../format/number.ts";

export const PERIODS = [
  { value: "day", label: "A day" },
  { value: "week", label: "A week" },
  { value: "month", label: "A month" },
  { value: "total", label: "In all" },
] as const;

export const SCOPES = [
  { value: "campaign", label: "The campaign" },
  { value: "publisher", label: "A publisher" },
  { value: "link", label: "A link" },
] as const;

/** One honest sentence each. */
export const KINDS = {
  soft: "Counted a moment after the click: until every edge knows that it is reached, some clicks more get through.",
  hard: "Exact: every click of the campaign first asks one counter, which makes its redirect slower. Where the counter does not answer within a second, the cap is soft.",
} as const;

const PERIOD_WORDS = { day: "a day", week: "a week", month: "a month", total: "in all" } as const;

/** "1,000 clicks a day for each publisher"; `subject` is the name of the one it is for. */
export function capWords(cap: ClickCap, subject: string | null): string {
  const limit = `${formatCount(cap.limit)} clicks ${PERIOD_WORDS[cap.period]}`;
  if (cap.scope === "campaign") return limit;
  return `${limit} for ${subject ?? `each ${cap.scope}`}`;
}
