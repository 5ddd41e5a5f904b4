import { readRetryAfter } from "./retry-after.ts";

export type AttemptOutcome =
  | { readonly kind: "delivered"; readonly status: number }
  | { readonly kind: "gone" }
  | { readonly kind: "redirected"; readonly status: number }
  | { readonly kind: "answered"; readonly status: number; readonly retryAfterMs: number | null }
  | { readonly kind: "timeout" }
  | { readonly kind: "unreachable"; readonly reason: string }
  /** The rules do not allow the endpoint's address; nothing was sent, and nothing will be. */
  | { readonly kind: "refused"; readonly reason: string }
  /** The Worker died over it: it may have been sent or not. */
  | { readonly kind: "interrupted" };

/** Only 2xx is success; a redirect is never followed, so it is a failure; 410 says not to come again. */
export function outcomeOfAnswer(
  status: number,
  retryAfter: string | null,
  nowMs: number,
): AttemptOutcome {
  if (status >= 200 && status < 300) return { kind: "delivered", status };
  if (status === 410) return { kind: "gone" };
  if (status >= 300 && status < 400) return { kind: "redirected", status };
  return { kind: "answered", status, retryAfterMs: readRetryAfter(retryAfter, nowMs) };
}

/** What an attempt says of the endpoint's health; null = nothing. A 404 is an answer of a server that is well. */
export function isEndpointWell(outcome: AttemptOutcome): boolean | null {
  switch (outcome.kind) {
    case "delivered":
    case "gone":
      return true;
    case "answered":
      return outcome.status < 500 && outcome.status !== 429 && outcome.status !== 408;
    case "redirected":
    case "timeout":
    case "unreachable":
      return false;
    case "refused":
    case "interrupted":
      return null;
  }
}

/** A sentence for the owner. */
export function sentenceOf(outcome: AttemptOutcome): string {
  switch (outcome.kind) {
    case "delivered":
      return `The endpoint answered ${outcome.status}.`;
    case "gone":
      return "The endpoint answered 410 Gone and is switched off.";
    case "redirected":
      return `The endpoint answered ${outcome.status}, a redirect; redirects are not followed.`;
    case "answered":
      return `The endpoint answered ${outcome.status}.`;
    case "timeout":
      return "The endpoint did not answer within 15 seconds.";
    case "unreachable":
    case "refused":
      return outcome.reason;
    case "interrupted":
      return "The attempt was interrupted on our side.";
  }
}
