import {
  compileTemplate,
  entityId,
  fillTemplate,
  mintClickId,
  routeClick,
  type Route,
  type Template,
} from "@cleverdrip/core";
import type { Moment, TrackerDeps } from "../deps.ts";
import { notFoundPage } from "../not-found-page.ts";
import { buildClick, macroValues } from "./build-click.ts";
import { resolveLink, type ResolvedLink } from "./resolve-link.ts";
import { readVisitor, visitorCookie, type Visitor } from "./visitor.ts";

export type ClickRequest = {
  readonly host: string;
  readonly slug: string;
  readonly query: string;
  readonly method: "GET" | "HEAD";
};

const SLUG = /^[a-z0-9][a-z0-9-]{2,62}$/;
const MAX_TEMPLATES = 5_000;
const templates = new Map<string, Template>();

/** Answers a click: 302 to where its link leads, or a plain 404. Never 5xx, and storage is not waited for when warm. */
export async function redirect(
  request: Request,
  click: ClickRequest,
  deps: TrackerDeps,
  moment: Moment,
): Promise<Response> {
  const slug = click.slug.toLowerCase();
  if (!SLUG.test(slug)) return notFoundPage();
  try {
    const found = resolveLink(click.host, slug, deps, moment);
    const resolved = found instanceof Promise ? await found : found;
    return resolved === null
      ? notFoundPage()
      : await answer(request, click, resolved, deps, moment);
  } catch (error) {
    console.error({ event: "redirect.failed", slug, error: String(error) });
    return notFoundPage();
  }
}

async function answer(
  request: Request,
  { query, method }: ClickRequest,
  resolved: ResolvedLink,
  deps: TrackerDeps,
  moment: Moment,
): Promise<Response> {
  const { nowMs, background } = moment;
  const { link, campaign } = resolved;
  const { headers } = request;
  const purpose = headers.get("sec-purpose") ?? headers.get("purpose") ?? "";
  const route = routeClick({ ...resolved, method, purpose });
  const visitor = readVisitor(headers.get("cookie"), deps.random);
  const keys = deps.keys();
  const { current } = keys instanceof Promise ? await keys : keys;
  const id = await mintClickId(
    {
      atMs: nowMs,
      keyVersion: current.version,
      linkNumber: link.number,
      random: deps.random(5),
    },
    current.mac,
  );
  const input = { id, atMs: nowMs, link, campaign, reason: route.reason, visitor };
  const click = buildClick(request, query, input);
  deps.buffer.add(click, {
    nowMs,
    batchId: () => entityId("bat", nowMs, deps.random(10)),
    send: deps.sendBatch,
    background,
  });
  const location =
    route.kind === "refused" ? null : locationOf(route, macroValues(click, campaign));
  return location === null ? notFoundPage() : redirectTo(location, visitor);
}

function locationOf(
  route: Exclude<Route, { kind: "refused" }>,
  values: Parameters<typeof fillTemplate>[1],
): string {
  let template = templates.get(route.template);
  if (template === undefined) {
    if (templates.size >= MAX_TEMPLATES) templates.clear();
    template = compileTemplate(route.template);
    templates.set(route.template, template);
  }
  return fillTemplate(template, values);
}

function redirectTo(location: string, visitor: Visitor): Response {
  const headers: Record<string, string> = { location, "cache-control": "private, no-store" };
  if (!visitor.isReturning) headers["set-cookie"] = visitorCookie(visitor.id);
  return new Response(null, { status: 302, headers });
}
