import type { Moment, TrackerDeps } from "../deps.ts";
import { andThen } from "./and-then.ts";
import type { Arrival, LinkRequest } from "./arrival.ts";
import { leadNowhere } from "./lead-nowhere.ts";
import { redirectPage } from "./redirect-page.ts";
import { resolveLink } from "./resolve-link.ts";
import { redirectHeaders, redirectTo, withLanding } from "./respond.ts";
import { keep, takeClick } from "./take-click.ts";

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
  const { redirectMode } = target.campaign;
  return decision.kind === "accepted" && (redirectMode === "meta" || redirectMode === "script")
    ? withLanding(pageResponse(arrival, location, redirectMode, deps), record)
    : redirectTo(arrival, location);
}

function pageResponse(
  arrival: Arrival,
  url: string,
  mode: "meta" | "script",
  { random }: TrackerDeps,
): Response {
  const nonce = `${random().toString(36)}${random().toString(36)}${random().toString(36)}`;
  const { body, contentSecurityPolicy } = redirectPage(url, mode, nonce);
  const { location: _, ...headers } = redirectHeaders(arrival, url);
  return new Response(arrival.record.method === "HEAD" ? null : body, {
    headers: {
      ...headers,
      "cache-control": "private, no-store",
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": contentSecurityPolicy,
    },
  });
}
