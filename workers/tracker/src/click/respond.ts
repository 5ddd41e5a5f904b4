import type { Arrival } from "./arrival.ts";
import type { ClickRecord } from "./click-record.ts";
import { newCookie } from "./new-cookie.ts";
import { lastingCookie } from "./visitor.ts";

/** A fallback is a plain address, however the campaign's own destinations are opened. */
export function redirectTo(arrival: Arrival, location: string): Response {
  const { decision, record, target } = arrival;
  const is307 = decision.kind === "accepted" && target.campaign.redirectMode === "307";
  const headers = redirectHeaders(arrival, location);
  return withLanding(new Response(null, { status: is307 ? 307 : 302, headers }), record);
}

/**
 * No Cache-Control: 302 and 307 are stored by no cache unless they say how long (RFC 9111, section 3), and every header
 * costs a click more than deciding it does.
 */
export function redirectHeaders(
  arrival: Arrival,
  location: string,
): Record<"location", string> & Record<string, string> {
  const { referrerPolicy } = arrival.target.campaign;
  const headers: Record<"location", string> & Record<string, string> = { location };
  const cookie = newCookie(arrival);
  if (cookie !== null) headers["set-cookie"] = cookie;
  if (referrerPolicy !== "default") headers["referrer-policy"] = referrerPolicy;
  return headers;
}

/** Browsers keep cookies of 4,096 characters, and send them with every request. */
const MAX_CARRIED = 1_500;

/** A click that begins on a landing page is known by its id, with its query, when the visitor goes on from there. */
export function withLanding(
  response: Response,
  { id, kind, landingId, query }: ClickRecord,
): Response {
  if (landingId === "" || kind !== "click") return response;
  const carried = query.replaceAll(/[^!-~]+|[",;\\]/g, (part) =>
    encodeURIComponent(part.toWellFormed()),
  );
  const isCarried = carried !== "" && carried.length <= MAX_CARRIED;
  const pair = `cd_c=${id}${isCarried ? `~${carried}` : ""}`;
  response.headers.append("set-cookie", lastingCookie(pair, "/o/"));
  return response;
}
