/**
 * Lets a page of any site read the answer to a request without credentials. With them, which bring the visitor's cookie, it
 * stays unread: it would tell any page whether its visitor has clicked on a campaign.
 */
export function share(response: Response): Response {
  response.headers.set("access-control-allow-origin", "*");
  return response;
}

/**
 * The answer to a browser that asks before it sends: JSON is no form to it. Beacons always have credentials, to which
 * it accepts no `*`.
 */
export function preflight(origin: string | null): Response {
  const headers = {
    "access-control-allow-origin": origin ?? "*",
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers": "content-type",
    // A day; Chromium keeps it for two hours at most.
    "access-control-max-age": "86400",
    vary: "Origin",
  };
  return new Response(null, { status: 204, headers });
}
