import { redirect, type ClickRequest } from "./click/redirect.ts";
import { isPlatformHost } from "./click/resolve-link.ts";
import { answerPixel, answerPostback } from "./conversion/answer.ts";
import { takeReport } from "./conversion/postback.ts";
import type { Moment, TrackerDeps } from "./deps.ts";
import { notFoundPage } from "./not-found-page.ts";

/** Which tracking URL this is. The URL is cut by hand: parsing it in full would cost as much as the click itself. */
export function route(
  request: Request,
  deps: TrackerDeps,
  moment: Moment,
): Response | Promise<Response> {
  const { url } = request;
  const hostStart = url.indexOf("//") + 2;
  const pathStart = url.indexOf("/", hostStart);
  const queryStart = url.indexOf("?", pathStart);
  const host = url.slice(hostStart, pathStart);
  const path = queryStart === -1 ? url.slice(pathStart) : url.slice(pathStart, queryStart);
  const query = queryStart === -1 ? "" : url.slice(queryStart + 1);
  if (path.startsWith("/c/"))
    return click(request, { host, slug: path.slice(3), query }, deps, moment);
  switch (path) {
    case "/pb":
      return postback(request, query, deps, moment);
    case "/px.gif":
      return pixel(request, query, deps, moment);
    case "/healthz":
      return health(deps);
  }
  if (isPlatformHost(host, deps)) return notFoundPage();
  return click(request, { host, slug: path.slice(1), query }, deps, moment);
}

function click(
  request: Request,
  target: Omit<ClickRequest, "method">,
  deps: TrackerDeps,
  moment: Moment,
): Response | Promise<Response> {
  const { method } = request;
  if (method !== "GET" && method !== "HEAD") return methodNotAllowed("GET, HEAD");
  return redirect(request, { ...target, method }, deps, moment);
}

async function postback(request: Request, query: string, deps: TrackerDeps, { nowMs }: Moment) {
  if (request.method !== "GET" && request.method !== "POST") return methodNotAllowed("GET, POST");
  return answerPostback(await takeReport(request, query, "postback", deps, nowMs));
}

async function pixel(request: Request, query: string, deps: TrackerDeps, { nowMs }: Moment) {
  if (request.method !== "GET") return methodNotAllowed("GET");
  return answerPixel(await takeReport(request, query, "pixel", deps, nowMs));
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

function methodNotAllowed(allow: string): Response {
  return new Response(`Method not allowed. Use ${allow}.`, { status: 405, headers: { allow } });
}
