import type { WorkspaceSnapshot } from "@cleverdrip/core";
import type { Moment, TrackerDeps } from "../deps.ts";
import { notFoundPage } from "../not-found-page.ts";
import { andThen } from "./and-then.ts";
import type { LinkRequest } from "./arrival.ts";
import { findAlias, pathAlias } from "./dialects.ts";
import { leadNowhere } from "./lead-nowhere.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { redirect } from "./redirect.ts";
import { resolveHost, resolveLink } from "./resolve-link.ts";
import { isSlug } from "./slug.ts";

/** A click on a customer's own host: `/{slug}`, or what the link is called in another system. */
export function customerClick(
  request: Request,
  asked: LinkRequest,
  path: string,
  deps: TrackerDeps,
  moment: Moment,
): Response | Promise<Response> {
  const answer = (workspace: WorkspaceSnapshot | null) =>
    workspace !== null && workspace.dialects.length > 0
      ? inDialect(request, asked, path, workspace, deps, moment)
      : bySlug(request, asked, workspace, deps, moment);
  return andThen(resolveHost(asked.host, deps, moment), answer);
}

function bySlug(
  request: Request,
  asked: LinkRequest,
  workspace: WorkspaceSnapshot | null,
  deps: TrackerDeps,
  moment: Moment,
): Response | Promise<Response> {
  return isSlug(asked.slug)
    ? redirect(request, asked, deps, moment)
    : notFoundPage(workspace?.name);
}

async function inDialect(
  request: Request,
  asked: LinkRequest,
  path: string,
  workspace: WorkspaceSnapshot,
  deps: TrackerDeps,
  moment: Moment,
): Promise<Response> {
  const { dialects, id } = workspace;
  const alias =
    findAlias(path, asked.query, dialects) ??
    (await unlessLink(pathAlias(path, dialects), asked, deps, moment));
  if (alias === null) return bySlug(request, asked, workspace, deps, moment);
  const found = await readSnapshot("alias", `${id}:${alias}`, deps, moment);
  return found === null
    ? leadNowhere(request, asked, workspace, moment)
    : redirect(request, { ...asked, slug: found.slug }, deps, moment);
}

/** A link of that slug goes before an alias of that name. */
async function unlessLink(
  alias: string | null,
  { host, slug }: LinkRequest,
  deps: TrackerDeps,
  moment: Moment,
): Promise<string | null> {
  if (alias === null || !isSlug(slug)) return alias;
  return (await resolveLink(host, slug, deps, moment)).kind === "none" ? alias : null;
}
