import { planOf } from "@cleverdrip/core";
import type { Moment, TrackerDeps } from "../deps.ts";
import { andThen } from "./and-then.ts";
import type { Arrival, LinkRequest } from "./arrival.ts";
import { leadNowhere } from "./lead-nowhere.ts";
import { redirectPage } from "./redirect-page.ts";
import { resolveLink } from "./resolve-link.ts";
import { keep, takeClick } from "./take-click.ts";
import { remember, visitorCookie, type Visitor } from "./visitor.ts";

/** How long the landing page's visitor may take; as long as the visitor is known. */
const LANDING_COOKIE = "Max-Age=7776000; Path=/o/; HttpOnly; Secure; SameSite=Lax";

/**
 * Answers a click: a redirect to where its link leads, or a plain 404. Never 5xx; and where the link is in memory,
 * without waiting for anything.
 */
export function redirect(
  request: Request,
  asked: LinkRequest,
  deps: TrackerDeps,
  moment: Moment,
): Response | Promise<Response> {
  const { host, slug } = asked;
  return andThen(resolveLink(host, slug, deps, moment), (resolved) =>
    resolved.kind === "none"
      ? leadNowhere(request, asked, resolved.workspace, moment)
      : andThen(takeClick(request, asked, resolved, deps, moment), (arrival) =>
          arrival === null
            ? leadNowhere(request, asked, resolved.workspace, moment)
            : sendOn(request, asked, arrival, arrival.decision.url, deps, moment),
        ),
  );
}

/** Records the click and sends its visitor to that template's address. */
export function sendOn(
  request: Request,
  asked: LinkRequest,
  arrival: Arrival,
  url: string | null,
  deps: TrackerDeps,
  moment: Moment,
): Response {
  const location = keep(arrival, url, deps, moment);
  return location === null
    ? leadNowhere(request, asked, arrival.target.workspace, moment)
    : respond(arrival, location, deps);
}

function respond(arrival: Arrival, location: string, deps: TrackerDeps): Response {
  const { decision, record, target } = arrival;
  const { redirectMode, referrerPolicy } = target.campaign;
  const headers: Record<string, string> = { location, "cache-control": "private, no-store" };
  const cookie = newCookie(arrival);
  if (cookie !== null) headers["set-cookie"] = cookie;
  if (referrerPolicy !== "default") headers["referrer-policy"] = referrerPolicy;
  const response =
    // A fallback is a plain address, however the campaign's own destinations are opened.
    redirectMode === "302" || decision.kind !== "accepted"
      ? new Response(null, { status: 302, headers })
      : redirectMode === "307"
        ? new Response(null, { status: 307, headers })
        : pageResponse(location, redirectMode, headers, record.method, deps);
  if (record.landingId !== "" && record.kind === "click")
    response.headers.append("set-cookie", `cd_c=${record.id}; ${LANDING_COOKIE}`);
  return response;
}

function pageResponse(
  location: string,
  mode: "meta" | "script",
  headers: Record<string, string>,
  method: string,
  deps: TrackerDeps,
): Response {
  const nonce = `${deps.random().toString(36)}${deps.random().toString(36)}${deps.random().toString(36)}`;
  const { body, contentSecurityPolicy } = redirectPage(location, mode, nonce);
  const { location: _, ...others } = headers;
  return new Response(method === "HEAD" ? null : body, {
    headers: {
      ...others,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": contentSecurityPolicy,
    },
  });
}

/** Set-Cookie of a visitor who is new, or who was given something that the cookie does not say yet; else null. */
export function newCookie(
  { visitor, decision, target }: Arrival,
  write: (visitor: Visitor) => string = visitorCookie,
): string | null {
  const plan = planOf(target.campaign);
  const known =
    plan.needsMemory && decision.kind === "accepted"
      ? remember(visitor, plan.tag, decision)
      : visitor;
  return known === visitor && visitor.isReturning ? null : write(known);
}
