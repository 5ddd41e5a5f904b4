import { encodeBase32, sha256 } from "@cleverdrip/core";
import { buildSnippet } from "@cleverdrip/pixel";

const PATH = /^\/j\/[a-z0-9-]{1,32}\.js$/;
/** A page that names no version gets a new snippet within the hour. */
const SHORT = "public, max-age=3600, stale-while-revalidate=86400";
const FOREVER = "public, max-age=31536000, immutable";
/** Origins come from the Host header, which anybody may invent. */
const MAX_KEPT = 100;

type Script = { readonly code: string; readonly version: string };

const kept = new Map<string, Script>();

/**
 * The snippet of this tracking domain, under any name that a site prefers; null where the path is none. `eventPath`: where its
 * owner wants its reports; null = at the usual place.
 */
export function serveScript(
  request: Request,
  path: string,
  query: string,
  eventPath: string | null,
): Response | null {
  if (!PATH.test(path)) return null;
  const { method, url, headers: asked } = request;
  const { code, version } = scriptOf(
    url.slice(0, url.indexOf("/", url.indexOf("//") + 2)),
    eventPath,
  );
  const etag = `"${version}"`;
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": new URLSearchParams(query).get("v") === version ? FOREVER : SHORT,
    etag,
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  };
  const isKnown = (asked.get("if-none-match") ?? "").includes(etag);
  if (isKnown) return new Response(null, { status: 304, headers });
  return new Response(method === "HEAD" ? null : code, { headers });
}

function scriptOf(origin: string, eventPath: string | null): Script {
  const key = `${origin}${eventPath ?? ""}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const paths = eventPath === null ? {} : { eventPath, clickPath: `${eventPath}/` };
  const code = buildSnippet({ origin, ...paths });
  // 80 bits of it.
  const hash = sha256(new TextEncoder().encode(code)).subarray(0, 10);
  const script = { code, version: encodeBase32(hash) };
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(key, script);
  return script;
}
