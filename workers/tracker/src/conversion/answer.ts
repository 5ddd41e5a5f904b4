import { gifResponse } from "../gif.ts";
import type { PostbackOutcome } from "./postback.ts";

const STATUS = { judged: 200, queued: 202, unavailable: 503 } as const;

/** A refusal is an answer, not an error: 200 with its reason, so that no caller repeats it for ever. */
export function answerPostback(outcome: PostbackOutcome): Response {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  };
  if (outcome.kind === "unavailable") {
    const detail = "Nothing was stored. Send this postback again in a minute.";
    const problem = { type: "about:blank", title: "Temporarily unavailable", status: 503, detail };
    return new Response(JSON.stringify(problem), {
      status: STATUS.unavailable,
      headers: { ...headers, "content-type": "application/problem+json", "retry-after": "60" },
    });
  }
  return new Response(JSON.stringify(outcome.verdict), { status: STATUS[outcome.kind], headers });
}

/** The verdict is in a header for whoever debugs. */
export function answerPixel(outcome: PostbackOutcome): Response {
  const verdict =
    outcome.kind === "unavailable"
      ? "unavailable"
      : `${outcome.verdict.verdict} ${outcome.verdict.reason}`;
  return gifResponse({ "x-verdict": verdict });
}
