import { escapeHtml } from "../escape-html.ts";

/** A page that sends the visitor on by itself, and by a link where that does not work. */
export function redirectPage(
  location: string,
  mode: "meta" | "script",
  nonce: string,
): { readonly body: string; readonly contentSecurityPolicy: string } {
  const address = escapeHtml(location);
  const refresh = `<meta http-equiv="refresh" content="0;url=${address}">`;
  const go =
    mode === "meta"
      ? refresh
      : `<script nonce="${nonce}">location.replace(${scriptText(location)})</script><noscript>${refresh}</noscript>`;
  return {
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>Redirecting</title>${go}</head><body><a href="${address}">Continue</a></body></html>`,
    contentSecurityPolicy:
      mode === "meta" ? "default-src 'none'" : `default-src 'none'; script-src 'nonce-${nonce}'`,
  };
}

/** A string literal that cannot end its script element: JSON allows every character to be written as an escape. */
function scriptText(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
