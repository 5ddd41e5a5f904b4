import { escapeHtml } from "./escape-html.ts";

const HEAD = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>Link not available</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:30rem;margin:20vh auto;padding:0 1rem;color-scheme:light dark}</style></head><body>`;
const TEXT = `<h1>This link is not available</h1><p>It may have been mistyped, or it is not active at the moment.</p></body></html>`;

/**
 * The last rung of every redirect. It says the same whether a link is unknown, another host's or switched off; of the
 * workspace it says the name alone.
 */
export function notFoundPage(workspaceName = ""): Response {
  const brand = workspaceName === "" ? "" : `<p>${escapeHtml(workspaceName)}</p>`;
  return new Response(HEAD + brand + TEXT, {
    status: 404,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}
