import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../http/app-env.ts";

/** What is open of better-auth. The rest would change users and workspaces past our roles, snapshots and audit. */
const OPEN = [
  ["POST", "/sign-in/email"],
  ["POST", "/sign-out"],
  ["GET", "/get-session"],
  ["POST", "/change-password"],
  ["GET", "/list-sessions"],
  ["POST", "/revoke-session"],
  ["POST", "/revoke-other-sessions"],
  ["GET", "/organization/list"],
  ["POST", "/organization/set-active"],
] as const;

/** better-auth answers these itself, errors in its own shape (`{ code, message }`). */
export function authRoutes(app: OpenAPIHono<AppEnv>): void {
  for (const [method, path] of OPEN) {
    app.on(method, `/v1/auth${path}`, (c) => c.env.auth.handler(withBody(c.req.raw)));
  }
}

/** better-auth wants JSON also where there is nothing to say, as when signing out. */
function withBody(request: Request): Request {
  if (request.method !== "POST" || request.headers.has("content-type")) return request;
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/json");
  return new Request(request.url, { method: "POST", headers, body: "{}" });
}
