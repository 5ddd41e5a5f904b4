import type { Problem, ProblemCode } from "@cleverdrip/contract";

const CODES: Readonly<Record<number, ProblemCode>> = {
  400: "invalid-request",
  401: "unauthenticated",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  413: "too-large",
  422: "invalid-request",
  429: "too-many-requests",
  503: "unavailable",
};

/** The problem an unsuccessful response carries, or one made of its status where it carries none. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return body;
  return {
    type: "about:blank",
    title: response.statusText,
    status: response.status,
    code: CODES[response.status] ?? "internal",
    detail: messageOf(body) ?? sentenceOf(response.status),
    requestId: response.headers.get("x-request-id") ?? "",
  };
}

export function noAnswer(): Problem {
  return {
    type: "about:blank",
    title: "No connection",
    status: 0,
    code: "unavailable",
    detail: "The server could not be reached. Check your connection and try again.",
    requestId: "",
  };
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === "object" &&
    body !== null &&
    "detail" in body &&
    typeof body.detail === "string" &&
    "status" in body &&
    typeof body.status === "number"
  );
}

/** The authentication library answers `{ code, message }`. */
function messageOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("message" in body)) return null;
  return typeof body.message === "string" && body.message !== "" ? body.message : null;
}

function sentenceOf(status: number): string {
  if (status === 401) return "You are not signed in.";
  if (status === 403) return "You may not do this.";
  if (status === 404) return "There is nothing here.";
  if (status === 429) return "Too many requests. Wait a moment and try again.";
  if (status >= 500) return "The server failed to answer. Try again in a moment.";
  return `The server refused the request (${status}).`;
}
