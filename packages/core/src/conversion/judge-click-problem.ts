import { isBrowser, type ReportVia } from "./judge-proof.ts";

/** Largest report, query and body together, in bytes. */
export const MAX_REPORT_BYTES = 16_384;
export const MAX_REPORT_PARAMETERS = 200;

/** Why a report has no click, or why it must not be judged although it has one: then its body is missing. */
export type ClickProblem = "missing" | "malformed" | "forged" | "unreadable" | "too-large";

export type UnusableReport = {
  readonly reason: "X_CLICK_UNKNOWN" | "X_CLICK_FORGED";
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
  if (problem === "unreadable" || problem === "too-large" || problem === "forged") {
    return refusal(problem);
  }
  if (hasClick || (campaignId !== null && (isTied || !isBrowser(via)))) return null;
  return refusal(problem ?? "missing");
}

const HINTS: Readonly<Record<ClickProblem, string>> = {
  missing: "click_id is missing; send the value that {clickid} put into your URL",
  malformed: "click_id must be the 32 characters that {clickid} put into your URL",
  forged: "this click_id was not issued here, or was changed on its way",
  unreadable: "the body is neither a form nor a flat JSON object; nothing of it was used",
  "too-large": `the report is too large: send at most ${MAX_REPORT_BYTES} bytes and ${MAX_REPORT_PARAMETERS} parameters`,
};

function refusal(problem: ClickProblem): UnusableReport {
  const reason = problem === "forged" ? "X_CLICK_FORGED" : "X_CLICK_UNKNOWN";
  return { reason, hint: HINTS[problem] };
}
