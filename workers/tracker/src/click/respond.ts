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

export function redirectHeaders(
  arrival: Arrival,
  location: string,
): Record<"location", string> & Record<string, string> {
  const { referrerPolicy } = arrival.target.campaign;
  const headers: Record<"location", string> & Record<string, string> = {
    location,
    "cache-control": "private, no-store",
  };
  const cookie = newCookie(arrival);
  if (cookie !== null) headers["set-cookie"] = cookie;
  if (referrerPolicy !== "default") headers["referrer-policy"] = referrerPolicy;
  return headers;
}

/** A click that begins on a landing page is known by its id when the visitor goes on from there. */
export function withLanding(response: Response, { id, kind, landingId }: ClickRecord): Response {
  if (landingId !== "" && kind === "click")
    response.headers.append("set-cookie", lastingCookie(`cd_c=${id}`, "/o/"));
  return response;
}
