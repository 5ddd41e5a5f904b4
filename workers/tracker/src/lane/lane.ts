import { andThen } from "../click/and-then.ts";
import type { LinkRequest } from "../click/arrival.ts";
import { cutRequest } from "../click/cut-request.ts";
import { isPlatformHost } from "../click/resolve-link.ts";
import { isSlug } from "../click/slug.ts";
import type { Moment } from "../deps.ts";
import type { LaneDeps } from "./lane-deps.ts";
import { findPlain, takePlain } from "./plain-click.ts";

/**
 * Answers plain clicks: at once where the link is in memory, else when it has been read. Everything else the complete
 * tracker answers; where that fails, a 404 does: never 5xx.
 */
export function answer(
  request: Request,
  deps: LaneDeps,
  moment: Moment,
): Response | Promise<Response> {
  const { method, url } = request;
  const { host, path, query } = cutRequest(url);
  const isSlugAtRoot = !path.startsWith("/c/");
  const slug = path.slice(isSlugAtRoot ? 1 : 3).toLowerCase();
  const isOurs = isPlatformHost(host, deps);
  const isElsewhere = isSlugAtRoot && (slug === "healthz" || isOurs);
  if (
    (method !== "GET" && method !== "HEAD") ||
    isElsewhere ||
    !isSlug(slug) ||
    query.includes("?")
  )
    return handOn(request, deps);
  const asked: LinkRequest = { kind: "click", host, slug, query, method };
  const name = isOurs ? slug : `${slug}/${host}`;
  return andThen(findPlain(name, isSlugAtRoot, deps, moment), (target) => {
    try {
      const taken = target && takePlain(request, asked, target, deps, moment);
      if (taken !== null) return taken;
    } catch (error) {
      console.error({ event: "lane.failed", slug, error: String(error) });
    }
    return handOn(request, deps);
  });
}

async function handOn(request: Request, deps: LaneDeps): Promise<Response> {
  try {
    return await deps.handOn(request);
  } catch (error) {
    console.error({ event: "lane.unanswered", error: String(error) });
    // Who reports a conversion tries again after a 5xx only.
    const isReport = /\/(pb|e)(\?|$)/.test(request.url);
    return new Response("Unavailable", { status: isReport ? 503 : 404 });
  }
}
