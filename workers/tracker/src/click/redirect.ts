import {
  compileTemplate,
  fillTemplate,
  mintClickId,
  routeClick,
  type Template,
} from "@cleverdrip/core";
import type { Moment, TrackerDeps } from "../deps.ts";
import { notFoundPage } from "../not-found-page.ts";
import { buildClick } from "./build-click.ts";
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

/**
 * Answers a click: 302 to where its link leads, or a plain 404. Never 5xx; and where the link is in memory, without
 * waiting for anything.
 */
export function redirect(
  request: Request,
  click: ClickRequest,
  deps: TrackerDeps,
  moment: Moment,
): Response | Promise<Response> {
  const slug = click.slug.toLowerCase();
  if (!SLUG.test(slug)) return notFoundPage();
  try {
    const resolved = resolveLink(click.host, slug, deps, moment);
    if (resolved instanceof Promise) {
      return resolved
        .then((late) => answer(request, click, late, deps, moment))
        .catch((error: unknown) => giveUp(slug, error));
    }
    return answer(request, click, resolved, deps, moment);
  } catch (error) {
    return giveUp(slug, error);
  }
}

function giveUp(slug: string, error: unknown): Response {
  console.error({ event: "redirect.failed", slug, error: String(error) });
  return notFoundPage();
}

function answer(
  request: Request,
  { query, method }: ClickRequest,
  resolved: ResolvedLink | null,
  deps: TrackerDeps,
  moment: Moment,
): Response {
  if (resolved === null) return notFoundPage();
  const { link, campaign } = resolved;
  const { headers } = request;
  const atMs = moment.nowMs;
  const userAgent = headers.get("user-agent") ?? "";
  const route = routeClick(resolved, { method, purpose: readPurpose(headers, userAgent) });
  const visitor = readVisitor(headers.get("cookie"), deps.random);
  const { version, mac } = deps.keys().current;
  const random = [deps.random(), deps.random()] as const;
  const id = mintClickId({ atMs, keyVersion: version, linkNumber: link.number, random }, mac);
  const input = { id, atMs, link, campaign, reason: route.reason, visitor, userAgent };
  const click = buildClick(request, query, input);
  deps.buffer.add(click, moment);
  if (route.kind === "refused") return notFoundPage();
  return redirectTo(fillTemplate(templateOf(route.template), click, campaign.name), visitor);
}

/** Chromium says Sec-Purpose; only others still say Purpose, and every header that is looked for has its price. */
function readPurpose(headers: Headers, userAgent: string): string {
  const purpose = headers.get("sec-purpose");
  if (purpose !== null || userAgent.includes("Chrome/")) return purpose ?? "";
  return headers.get("purpose") ?? "";
}

function templateOf(text: string): Template {
  const known = templates.get(text);
  if (known !== undefined) return known;
  if (templates.size >= MAX_TEMPLATES) templates.clear();
  const template = compileTemplate(text);
  templates.set(text, template);
  return template;
}

function redirectTo(location: string, visitor: Visitor): Response {
  const headers: Record<string, string> = { location, "cache-control": "private, no-store" };
  if (!visitor.isReturning) headers["set-cookie"] = visitorCookie(visitor.id);
  return new Response(null, { status: 302, headers });
}
