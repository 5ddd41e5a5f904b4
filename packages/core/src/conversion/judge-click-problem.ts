import { isBrowser, type ReportVia } from "./judge-proof.ts";

/** Largest report, query and body together, in bytes. */
export const MAX_REPORT_BYTES = 16_384;
export const MAX_REPORT_PARAMETERS = 200;

/**
 * Why a report has no click, or why it must not be judged although it has one: its body is missing, or it was one of too many
 * of its click and told to come again.
 */
export type ClickProblem =
  | "missing"
  | "malformed"
  | "forged"
  | "unreadable"
  | "too-large"
  | "too-often";

export type UnusableReport = {
  readonly reason: "X_CLICK_UNKNOWN" | "X_CLICK_FORGED" | "X_DUP_CLICK";
  readonly hint: string;
};

type Given = {
  readonly via: ReportVia;
  /** The click id is proven to be ours. */
  readonly hasClick: boolean;
  readonly problem: ClickProblem | null;
  readonly campaignId: string | null;
  /** The browser's own cookie or a coupon may lead to somebody; left out, nothing does. */
  readonly isTied?: boolean;
};

/**
 * What a report is refused with that cannot be judged, before anything is read or written; null where it can be. Without a
 * click it may still name its campaign; a browser, which proves nothing, only where a cookie or a coupon ties it to somebody.
 */
export function judgeClickProblem({
  via,
  hasClick,
  problem,
  campaignId,
  isTied = false,
}: Given): UnusableReport | null {
  if (problem !== null && !WITHOUT_CLICK.includes(problem)) return refusal(problem);
  if (hasClick || (campaignId !== null && (isTied || !isBrowser(via)))) return null;
  return refusal(problem ?? "missing");
}

/** With these a report may still lead to somebody by other means. */
const WITHOUT_CLICK: readonly ClickProblem[] = ["missing", "malformed"];

const HINTS: Readonly<Record<ClickProblem, string>> = {
  missing: "click_id is missing; send the value that {clickid} put into your URL",
  malformed: "click_id must be the 32 characters that {clickid} put into your URL",
  forged: "this click_id was not issued here, or was changed on its way",
  unreadable: "the body is neither a form nor a flat JSON object; nothing of it was used",
  "too-often":
    "too many reports of this click and event within a minute: answered 429, nothing of it was recorded",
  "too-large": `the report is too large: send at most ${MAX_REPORT_BYTES} bytes and ${MAX_REPORT_PARAMETERS} parameters`,
};

const REASONS: { readonly [P in ClickProblem]?: UnusableReport["reason"] } = {
  forged: "X_CLICK_FORGED",
  "too-often": "X_DUP_CLICK",
};

function refusal(problem: ClickProblem): UnusableReport {
  return { reason: REASONS[problem] ?? "X_CLICK_UNKNOWN", hint: HINTS[problem] };
}
