import { couldBeNamed, usualPath, type HostSnapshot } from "@cleverdrip/core";
import { andThen } from "./click/and-then.ts";
import type { LinkRequest } from "./click/arrival.ts";
import { customerClick } from "./click/customer-click.ts";
import { cutRequest } from "./click/cut-request.ts";
import { goOn } from "./click/go-on.ts";
import { impression } from "./click/impression.ts";
import { redirect } from "./click/redirect.ts";
import { mendPasted } from "./click/mend-pasted.ts";
import { isPlatformHost, readHost } from "./click/resolve-link.ts";
import { isSlug } from "./click/slug.ts";
import { track } from "./click/track.ts";
import { serveScript } from "./conversion/serve-script.ts";
import { REPORT_METHODS, takeReports } from "./conversion/take-reports.ts";
import type { Moment, TrackerDeps } from "./deps.ts";
import { gifResponse } from "./gif.ts";
import { notFoundPage } from "./not-found-page.ts";

type Answer = Response | Promise<Response>;

type Cut = ReturnType<typeof cutRequest>;

/** Which tracking URL this is, also by the names that the owner of its host has given the snippet and its reports. */
export function route(request: Request, deps: TrackerDeps, moment: Moment): Answer {
  const cut = cutRequest(request.url);
  const { host, path } = cut;
  const isUsual = !path.startsWith("/j/") && !couldBeNamed(path);
  if (isUsual || isPlatformHost(host, deps)) return routeUsual(request, cut, null, deps, moment);
  return andThen(readHost(host, deps, moment), (owner) => {
    const usual = owner === null ? path : usualPath(path, owner);
    return routeUsual(request, { ...cut, path: usual }, owner, deps, moment);
  });
}

/** Which of the usual URLs this is. `owner`: of the host; null where that does not matter. */
function routeUsual(
  request: Request,
  { host, path, query }: Cut,
  owner: HostSnapshot | null,
  deps: TrackerDeps,
  moment: Moment,
): Answer {
  const { method } = request;
  const refused = refuseMethod(path, method);
  if (refused !== null) return refused;
  const isPrefixed = /^\/[coti]\//.test(path);
  const mended = mendPasted(path.slice(isPrefixed ? 3 : 1), query);
  const asked: LinkRequest = {
    kind: "click",
    host,
    slug: mended.name.toLowerCase(),
    query: mended.query,
    method: method === "HEAD" ? "HEAD" : "GET",
  };
  switch (path.slice(0, 3)) {
    case "/c/":
      return answer(redirect, notFoundPage, request, asked, deps, moment);
    case "/o/":
      return answer(goOn, notFoundPage, request, { ...asked, kind: "click-through" }, deps, moment);
    case "/t/":
      return answer(track, notFoundPage, request, asked, deps, moment);
    case "/i/":
      return answer(impression, gifResponse, request, shown(asked), deps, moment);
  }
  const reported =
    takeReports(request, path, { host, query }, deps, moment) ??
    serveScript(request, path, query, owner?.eventPath ?? null);
  if (reported !== null) return reported;
  if (path === "/healthz") return health(deps);
  if (isPlatformHost(host, deps)) return notFoundPage();
  return safely(path, notFoundPage, () =>
    customerClick(request, asked, `/${mended.name}`, deps, moment),
  );
}

function shown(asked: LinkRequest): LinkRequest {
  const slug = asked.slug.endsWith(".gif") ? asked.slug.slice(0, -4) : "";
  return { ...asked, kind: "impression", slug };
}

/** What could be no link is answered without asking for it. */
function answer(
  work: (request: Request, asked: LinkRequest, deps: TrackerDeps, moment: Moment) => Answer,
  instead: () => Response,
  request: Request,
  asked: LinkRequest,
  deps: TrackerDeps,
  moment: Moment,
): Answer {
  if (!isSlug(asked.slug)) return instead();
  return safely(asked.slug, instead, () => work(request, asked, deps, moment));
}

/** Whatever breaks, the visitor gets an answer that is no error of a server. */
function safely(slug: string, instead: () => Response, work: () => Answer): Answer {
  const giveUp = (error: unknown) => {
    console.error({ event: "redirect.failed", slug, error: String(error) });
    return instead();
  };
  try {
    const given = work();
    return given instanceof Promise ? given.catch(giveUp) : given;
  } catch (error) {
    return giveUp(error);
  }
}

/** The answer to a method that the path does not have; null where it has it. */
function refuseMethod(path: string, method: string): Response | null {
  if (method === "GET") return null;
  const allow =
    REPORT_METHODS[path] ?? (path.startsWith("/t/") ? "GET, POST, OPTIONS" : "GET, HEAD");
  return allow.split(", ").includes(method)
    ? null
    : new Response(`Method not allowed. Use ${allow}.`, { status: 405, headers: { allow } });
}

/** Unhealthy means that no click id could be minted, which no fallback mends. */
function health(deps: TrackerDeps): Response {
  try {
    deps.keys();
    return new Response("ok");
  } catch (error) {
    console.error({ event: "health.failed", error: String(error) });
    return new Response("CLICK_ID_KEYS is missing or malformed; see the log", { status: 503 });
  }
}
