import { gifResponse } from "../gif.ts";
import { framePage } from "./frame-page.ts";
import type { ReportOutcome } from "./receive-report.ts";

const STATUS = { judged: 200, queued: 202 } as const;
const NO_STORE = { "cache-control": "no-store" };

/** A refusal is an answer, not an error: 200 with its reason, so that no caller repeats it for ever. */
export function answerPostback(outcome: ReportOutcome): Response {
  if (!isTaken(outcome)) return comeAgain(outcome);
  const { returnBody, ...verdict } = outcome.verdict;
  if (returnBody === null) return json(verdict, outcome);
  return new Response(returnBody, {
    status: STATUS[outcome.kind],
    headers: {
      ...NO_STORE,
      ...verdictHeader(outcome),
      "content-type": "text/plain; charset=utf-8",
      // The caller chose the text: no browser may take it for a page.
      "x-content-type-options": "nosniff",
    },
  });
}

/** A page must not show a broken image, whatever became of the report; a header says it to whoever debugs. */
export function answerImage(outcome: ReportOutcome): Response {
  const headers = { ...reportHeaders(outcome), "cross-origin-resource-policy": "cross-origin" };
  return gifResponse(headers, shownStatus(outcome));
}

export function answerFrame(outcome: ReportOutcome): Response {
  return framePage(reportHeaders(outcome), shownStatus(outcome));
}

/**
 * The snippet sends again what nothing took, and the image in its place fails for that; it reads no money, since whoever
 * opens the page may read along.
 */
export function answerSnippet(outcome: ReportOutcome, method: string): Response {
  if (outcome.kind === "unavailable") return comeAgain(outcome);
  if (method === "GET") return answerImage(outcome);
  if (outcome.kind === "too-many") return comeAgain(outcome);
  const { verdict, reason, hint, conversionId } = outcome.verdict;
  return json({ verdict, reason, hint, conversionId }, outcome);
}

type Taken = Extract<ReportOutcome, { readonly verdict: object }>;
type NotTaken = Exclude<ReportOutcome, Taken>;

function isTaken(outcome: ReportOutcome): outcome is Taken {
  return "verdict" in outcome;
}

function json(body: object, outcome: Taken): Response {
  return new Response(JSON.stringify(body), {
    status: STATUS[outcome.kind],
    headers: {
      ...NO_STORE,
      ...verdictHeader(outcome),
      "content-type": "application/json; charset=utf-8",
    },
  });
}

const PROBLEMS = {
  unavailable: {
    status: 503,
    title: "Temporarily unavailable",
    detail: "Nothing was stored. Send this report again in a minute.",
  },
  "too-many": {
    status: 429,
    title: "Too many reports of this click and event",
    detail: "Nothing of this one was stored. Send it again after the time in Retry-After.",
  },
} as const;

function comeAgain(outcome: NotTaken): Response {
  const problem = { type: "about:blank", ...PROBLEMS[outcome.kind] };
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      ...NO_STORE,
      ...reportHeaders(outcome),
      "content-type": "application/problem+json",
    },
  });
}

/** Browsers show an image of any status; only one of too many is worth telling from the rest. */
function shownStatus({ kind }: ReportOutcome): number {
  return kind === "too-many" ? PROBLEMS[kind].status : 200;
}

function verdictHeader(outcome: ReportOutcome): { readonly "x-verdict": string } {
  const words = isTaken(outcome)
    ? `${outcome.verdict.verdict} ${outcome.verdict.reason}`
    : outcome.kind;
  return { "x-verdict": words };
}

/** `Retry-After` in whole seconds, where the report was not taken. */
function reportHeaders(outcome: ReportOutcome): Readonly<Record<string, string>> {
  const verdict = verdictHeader(outcome);
  if (isTaken(outcome)) return verdict;
  const waitMs = outcome.kind === "too-many" ? outcome.waitMs : 60_000;
  return { ...verdict, "retry-after": String(Math.ceil(waitMs / 1_000)) };
}
