import type { Moment, TrackerDeps } from "../deps.ts";
import type { LinkRequest } from "./arrival.ts";
import { newCookie } from "./new-cookie.ts";
import { isPageOf } from "./page-hosts.ts";
import { resolveLink } from "./resolve-link.ts";
import { keep, takeClick } from "./take-click.ts";
import { visitorCookieElsewhere } from "./visitor.ts";

/**
 * A click without a redirect, for the snippet on the advertiser's own pages: it answers the click id. Only pages of
 * the campaign's hosts may ask, and the answer is readable by them alone.
 */
export async function track(
  request: Request,
  asked: LinkRequest,
  deps: TrackerDeps,
  moment: Moment,
): Promise<Response> {
  const resolved = await resolveLink(asked.host, asked.slug, deps, moment);
  // A browser that only asks first is decided for like an impression: nothing is counted.
  const isQuestion = request.method === "OPTIONS";
  const who: LinkRequest = isQuestion ? { ...asked, kind: "impression" } : asked;
  const arrival =
    resolved.kind === "none" ? null : await takeClick(request, who, resolved, deps, moment);
  if (arrival === null) return json(404, { error: "This link is not available." });
  const origin = request.headers.get("origin") ?? "";
  if (!isPageOf(arrival.target.campaign, origin)) {
    const error =
      "Only pages of the campaign's hosts may track: add this page's host to its deep link hosts.";
    return json(403, { error });
  }
  const cors: Record<string, string> = {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
  };
  if (isQuestion) {
    cors["access-control-allow-headers"] = "content-type";
    return json(200, {}, cors);
  }
  keep(arrival, null, deps, moment);
  const cookie = newCookie(arrival, visitorCookieElsewhere);
  if (cookie !== null) cors["set-cookie"] = cookie;
  return json(200, { clickId: arrival.record.id, reason: arrival.record.reason }, cors);
}

function json(
  status: number,
  body: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(body, {
    status,
    headers: { ...headers, vary: "Origin", "cache-control": "private, no-store" },
  });
}
