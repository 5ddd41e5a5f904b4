import { orderMembers, type RouteTarget, type SmartLinkSnapshot } from "@cleverdrip/core";
import type { Moment, TrackerDeps } from "../deps.ts";
import type { Arrival } from "./arrival.ts";
import { aim, type ClickRecord } from "./click-record.ts";
import { decide } from "./decide.ts";
import { mintId } from "./mint-id.ts";
import { readSnapshot } from "./read-snapshot.ts";
import type { Resolved } from "./resolve-link.ts";
import type { Visitor } from "./visitor.ts";

type ResolvedSmartLink = Extract<Resolved, { kind: "smart-link" }>;

/**
 * The first member, in the visitor's own order, that takes the click; else the first that has a fallback for it. The
 * click is that member's own; null where there is no member.
 */
export async function chooseMember(
  { smart, workspace }: ResolvedSmartLink,
  visitor: Visitor,
  record: ClickRecord,
  deps: TrackerDeps,
  moment: Moment,
): Promise<Arrival | null> {
  const targets = orderMembers(smart.members, visitor.id, smart.id).map(({ slug }) =>
    resolveMember(slug, smart, workspace, deps, moment),
  );
  let second: { readonly id: string; readonly arrival: Arrival } | null = null;
  for (const read of targets) {
    const target = await read;
    if (target === null) continue;
    const id = mintId(target.link.number, deps, moment);
    aim(record, id, target, visitor);
    const decision = await decide(record, target, deps, moment);
    const arrival = { visitor, record, target, decision };
    if (decision.kind === "accepted") return arrival;
    if (second === null || second.arrival.decision.kind === "refused") second = { id, arrival };
  }
  if (second === null) return null;
  aim(record, second.id, second.arrival.target, visitor);
  return second.arrival;
}

/** The member that a click id was minted for; null where it is none. */
export async function findMember(
  { smart, workspace }: ResolvedSmartLink,
  linkNumber: number,
  deps: TrackerDeps,
  moment: Moment,
): Promise<RouteTarget | null> {
  const targets = await Promise.all(
    smart.members.map(({ slug }) => resolveMember(slug, smart, workspace, deps, moment)),
  );
  return targets.find((target) => target?.link.number === linkNumber) ?? null;
}

/** A member's link and campaign, null where one is missing. A paused smart link is a pause of all its members. */
async function resolveMember(
  slug: string,
  smart: SmartLinkSnapshot,
  workspace: RouteTarget["workspace"],
  deps: TrackerDeps,
  moment: Moment,
): Promise<RouteTarget | null> {
  const link = await readSnapshot("link", slug, deps, moment);
  if (link === null || link.workspaceId !== smart.workspaceId) return null;
  if ("members" in link) {
    console.error({ event: "smart-link.nested", reason: "A_LOOP", slug: smart.slug, member: slug });
    return null;
  }
  const campaign = await readSnapshot("campaign", link.campaignId, deps, moment);
  if (campaign === null) return null;
  return { link: smart.isPaused ? { ...link, isPaused: true } : link, campaign, workspace };
}
