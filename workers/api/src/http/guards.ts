import { encodeBase32 } from "@cleverdrip/core";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";
import { Refusal } from "./refusal.ts";

const MAX_BODY_BYTES = 256 * 1024;
/** Packed history and files are large by nature; JSON writes more than the 10 MiB that a file may have. */
const MAX_LARGE_BYTES = 16 * 1024 * 1024;
const LARGE_PATHS: readonly string[] = ["/v1/operator/history", "/v1/uploads"];

/** Every answer carries the id under which its request is logged. */
export const withRequestId = createMiddleware<AppEnv>(async function withRequestId(c, next) {
  c.set("requestId", encodeBase32(c.env.randomBytes(10)));
  await next();
  // A WebSocket handshake cannot be rebuilt with another header.
  if (c.res.status !== 101) c.res.headers.set("x-request-id", c.var.requestId);
});

/** Answers are of one moment and one person. */
export const withoutCaching = createMiddleware<AppEnv>(async function withoutCaching(c, next) {
  await next();
  if (c.res.status !== 101 && !c.res.headers.has("cache-control")) {
    c.res.headers.set("cache-control", "no-store");
  }
});

/**
 * Cross-site requests that change something. A browser names its page in Origin and cannot send JSON across origins
 * without asking first; clients that are no browsers send no Origin and hold no cookie of somebody else.
 */
export const refuseForgery = createMiddleware<AppEnv>(async function refuseForgery(c, next) {
  if (["GET", "HEAD", "OPTIONS"].includes(c.req.method)) return next();
  const origin = c.req.header("origin");
  if (origin !== undefined && origin !== c.env.appOrigin) {
    throw new Refusal("forbidden", `requests from pages of ${origin} are not accepted`);
  }
  const type = c.req.header("content-type");
  if (type === undefined ? hasBody(c.req.raw) : !/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal("invalid-request", "send a JSON body with Content-Type: application/json");
  }
  return next();
});

const limitBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseBody(MAX_BODY_BYTES) });
const limitLarge = bodyLimit({ maxSize: MAX_LARGE_BYTES, onError: refuseBody(MAX_LARGE_BYTES) });

export const refuseLargeBodies = createMiddleware<AppEnv>(function refuseLargeBodies(c, next) {
  return LARGE_PATHS.includes(c.req.path) ? limitLarge(c, next) : limitBody(c, next);
});

function refuseBody(bytes: number) {
  return (): never => {
    throw new Refusal("too-large", `a body may have ${bytes / 1024} KiB at most`);
  };
}

function hasBody(request: Request): boolean {
  return request.body !== null && request.headers.get("content-length") !== "0";
}
