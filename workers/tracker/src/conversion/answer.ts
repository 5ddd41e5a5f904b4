import { gifResponse } from "../gif.ts";
import { framePage } from "./frame-page.ts";
import type { ReportOutcome } from "./receive-report.ts";

const STATUS = { judged: 200, queued: 202 } as const;
const NO_STORE = { "cache-control": "no-store" };

/** A refusal is an answer, not an error: 200 with its reason, so that no caller repeats it for ever. */
export function answerPostback(outcome: ReportOutcome): Response {
  if (outcome.kind === "unavailable") return unavailable();
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
  return gifResponse({ ...verdictHeader(outcome), "cross-origin-resource-policy": "cross-origin" });
}

export function answerFrame(outcome: ReportOutcome): Response {
  return framePage(verdictHeader(outcome));
}

/**
 * The snippet sends again what nothing took, and the image in its place fails for that; it reads no money, since whoever
 * opens the page may read along.
 */
export function answerSnippet(outcome: ReportOutcome, method: string): Response {
  if (outcome.kind === "unavailable") return unavailable();
  if (method === "GET") return answerImage(outcome);
  const { verdict, reason, hint, conversionId } = outcome.verdict;
  return json({ verdict, reason, hint, conversionId }, outcome);
}

function json(body: object, outcome: Exclude<ReportOutcome, { kind: "unavailable" }>): Response {
  return new Response(JSON.stringify(body), {
    status: STATUS[outcome.kind],
    headers: {
      ...NO_STORE,
      ...verdictHeader(outcome),
      "content-type": "application/json; charset=utf-8",
    },
  });
}

function unavailable(): Response {
  const detail = "Nothing was stored. Send this report again in a minute.";
  const problem = { type: "about:blank", title: "Temporarily unavailable", status: 503, detail };
  return new Response(JSON.stringify(problem), {
    status: 503,
    headers: { ...NO_STORE, "content-type": "application/problem+json", "retry-after": "60" },
  });
}

function verdictHeader(outcome: ReportOutcome): { readonly "x-verdict": string } {
  const words =
    outcome.kind === "unavailable"
      ? "unavailable"
      : `${outcome.verdict.verdict} ${outcome.verdict.reason}`;
  return { "x-verdict": words };
}
