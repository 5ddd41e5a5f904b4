import {
  decidePlainClick,
  fillPlain,
  fullCapKeys,
  NO_FULL_CAPS,
  type RouteTarget,
  type Template,
} from "@cleverdrip/core";
import { andThen } from "../click/and-then.ts";
import type { LinkRequest } from "../click/arrival.ts";
import { cutQuery, settle } from "../click/click-record.ts";
import { meet } from "../click/meet.ts";
import { readSnapshot } from "../click/read-snapshot.ts";
import { resolveLink } from "../click/resolve-link.ts";
import { redirectTo } from "../click/respond.ts";
import type { Moment } from "../deps.ts";
import type { LaneDeps } from "./lane-deps.ts";
import type { Plain } from "./load-plain.ts";

/** A link whose clicks the fast lane may decide, and the caps of its campaign that are reached. */
export type PlainLink = { readonly target: RouteTarget; readonly fullCaps: ReadonlySet<string> };

/**
 * Null where the link is unknown or not plain. Without waiting where all parts are in memory; it never rejects.
 * `isAlias`: the slug may be another system's name for a link, where its workspace has dialects.
 */
export function findPlain(
  { host, slug }: LinkRequest,
  isAlias: boolean,
  deps: LaneDeps,
  moment: Moment,
): PlainLink | null | Promise<PlainLink | null> {
  return andThen(resolveLink(host, slug, deps, moment), (target) => {
    if (target.kind !== "link" || templatesOf(target.campaign) === undefined) return null;
    const { campaign, workspace } = target;
    if (isAlias && workspace !== null && workspace.dialects.length > 0) return null;
    if (campaign.caps.length === 0) return { target, fullCaps: NO_FULL_CAPS };
    return andThen(readSnapshot("caps", campaign.id, deps, moment), (caps) => ({
      target,
      fullCaps: fullCapKeys(caps, moment.nowMs),
    }));
  });
}

/** Decides, records and redirects a click; null where it leads to no plain address: then nothing is recorded. */
export function takePlain(
  request: Request,
  asked: LinkRequest,
  { target, fullCaps }: PlainLink,
  deps: LaneDeps,
  moment: Moment,
): Response | null {
  const { visitor, record } = meet(request, asked, target, deps, moment);
  const decision = decidePlainClick(target, record, fullCaps);
  const template = templateOf(target, decision.url);
  if (template === undefined) return null;
  settle(record, decision);
  const { name: campaignName, timezone } = target.campaign;
  const location = fillPlain(template, { click: record, campaignName, timezone });
  const response = redirectTo({ visitor, record, target, decision }, location);
  deps.buffer.add(cutQuery(record), moment);
  return response;
}

function templateOf(
  { campaign, workspace }: RouteTarget,
  url: string | null,
): Template | undefined {
  if (url === null) return undefined;
  return (
    templatesOf(campaign)?.get(url) ?? (workspace ? templatesOf(workspace)?.get(url) : undefined)
  );
}

/** The fast lane's loader puts them beside a snapshot's fields. */
function templatesOf(snapshot: Plain & object): Plain["templates"] {
  return snapshot.templates;
}
