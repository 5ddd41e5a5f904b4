import type { Problem, ProblemCode } from "@cleverdrip/contract";
import { isMoving } from "@cleverdrip/db";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { AppEnv } from "./app-env.ts";
import { Refusal } from "./refusal.ts";

const PROBLEMS = {
  "invalid-request": { status: 400, title: "The request is not valid" },
  unauthenticated: { status: 401, title: "Sign in first" },
  forbidden: { status: 403, title: "Not allowed" },
  "not-found": { status: 404, title: "Not found" },
  conflict: { status: 409, title: "In conflict with what exists" },
  "too-large": { status: 413, title: "The request is too large" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong" },
  unavailable: { status: 503, title: "Not available right now" },
} as const satisfies Record<ProblemCode, { status: number; title: string }>;

/** A workspace that moves takes writes again within minutes, mostly sooner. */
const MOVING_SECONDS = "30";
const MOVING =
  "the workspace is being moved to another database, which takes a minute or some: nothing was changed; try again then. Clicks and results are taken meanwhile.";

/** The one place where errors become answers (RFC 9457). A bug shows nothing of itself but the request id. */
export function problemResponse(error: unknown, c: Context<AppEnv>): Response {
  const refusal = asRefusal(error);
  if (refusal === null) logBug(error, c);
  const { code, message, errors } =
    refusal ??
    new Refusal("internal", "an unexpected error; quote the request id when reporting it");
  const { status, title } = PROBLEMS[code];
  const problem: Problem = {
    type: `urn:cleverdrip:problem:${code}`,
    title,
    status,
    code,
    detail: message,
    requestId: c.var.requestId,
    ...(errors.length > 0 ? { errors: [...errors] } : {}),
  };
  return c.body(JSON.stringify(problem), status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...(isMoving(error) ? { "retry-after": MOVING_SECONDS } : {}),
  });
}

function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (isMoving(error)) return new Refusal("unavailable", MOVING);
  // Hono throws these for bodies that are not JSON.
  if (error instanceof HTTPException && error.status < 500) {
    return new Refusal("invalid-request", error.message);
  }
  return null;
}

function logBug(error: unknown, c: Context<AppEnv>): void {
  console.error({
    event: "request.failed",
    requestId: c.var.requestId,
    method: c.req.method,
    path: c.req.path,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    cause: error instanceof Error && error.cause !== undefined ? String(error.cause) : null,
  });
}
