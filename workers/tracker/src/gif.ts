/** 43 bytes: a transparent GIF of one pixel. */
const GIF = Uint8Array.from(
  atob("R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=="),
  (char) => char.charCodeAt(0),
);

/** A page must not show a broken image, so there always is one; headers say the rest to whoever looks. */
export function gifResponse(
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Response {
  return new Response(GIF, {
    status,
    headers: { "content-type": "image/gif", "cache-control": "no-store", ...headers },
  });
}
