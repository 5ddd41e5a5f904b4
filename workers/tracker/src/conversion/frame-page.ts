const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>Reported</title></head><body></body></html>`;

/** What an iframe pixel shows: nothing. Any site may frame it; it can run nothing, load nothing and lead nowhere. */
export function framePage(headers: Readonly<Record<string, string>>, status = 200): Response {
  return new Response(PAGE, {
    status,
    headers: {
      ...headers,
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors *",
      "cross-origin-resource-policy": "cross-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
  });
}
