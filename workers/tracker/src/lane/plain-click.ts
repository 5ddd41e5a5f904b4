import {
  decidePlainClick,
  fillPlain,
  fullCapKeys,
  NO_FULL_CAPS,
  type RouteTarget,
} from "@cleverdrip/core";
import { andThen } from "../click/and-then.ts";
import type { LinkRequest } from "../click/arrival.ts";
import { cutQuery, settle } from "../click/click-record.ts";
import { meet } from "../click/meet.ts";
import { readSnapshot } from "../click/read-snapshot.ts";
import { redirectTo } from "../click/respond.ts";
import type { Moment } from "../deps.ts";
import type { LaneDeps } from "./lane-deps.ts";
import type { LaneSnapshots, Plain } from "./plain-link.ts";

/** A link whose clicks the fast lane may decide, and the caps of its campaign that are reached. */
export type PlainTarget = RouteTarget &
  Plain & {
    readonly campaign: LaneSnapshots["campaign"];
    readonly fullCaps: ReadonlySet<string>;
  };

/**
 * Null where the link is unknown or not plain. Without waiting where all parts are in memory; it never rejects.
 * `isAlias`: the slug may be another system's name for a link, where its workspace has dialects.
 */
export function findPlain(
  name: string,
  isAlias: boolean,
  deps: LaneDeps,
  moment: Moment,
): PlainTarget | null | Promise<PlainTarget | null> {
  return andThen(readSnapshot("link", name, deps, moment), (found) => {
    if (!found?.link) return null;
    const { link, workspace, plain } = found;
    if (isAlias && workspace !== null && workspace.dialects.length > 0) return null;
    return andThen(readSnapshot("campaign", link.campaignId, deps, moment), (campaign) => {
      if (!campaign?.plain) return null;
      const target = { link, campaign, workspace, plain, fullCaps: NO_FULL_CAPS };
      if (campaign.caps.length === 0) return target;
      return andThen(readSnapshot("caps", campaign.id, deps, moment), (caps) => ({
        ...target,
        fullCaps: fullCapKeys(caps, moment.nowMs),
      }));
    });
  });
}

/** Decides, records and redirects a click; null where it leads to no plain address: then nothing is recorded. */
export function takePlain(
  request: Request,
  asked: LinkRequest,
  target: PlainTarget,
  deps: LaneDeps,
  moment: Moment,
): Response | null {
  const { visitor, record } = meet(request, asked, target, deps, moment);
  const { campaign, plain, fullCaps } = target;
  const decision = decidePlainClick(target, record, fullCaps);
  const { url } = decision;
  const template = url === null ? null : (campaign.plain?.get(url) ?? plain?.get(url));
  if (!template) return null;
  settle(record, decision);
  const { name: campaignName, timezone } = campaign;
  const location = fillPlain(template, { click: record, campaignName, timezone });
  const response = redirectTo({ visitor, record, target, decision }, location);
  deps.buffer.add(cutQuery(record), moment);
  return response;
}
