import type { CampaignSnapshot, LinkSnapshot, WorkspaceSnapshot } from "@cleverdrip/core";
import type { ReadContext } from "@cleverdrip/edge-config";
import type { Moment, TrackerDeps } from "../deps.ts";

export type ResolvedLink = {
  readonly link: LinkSnapshot;
  readonly campaign: CampaignSnapshot;
  /** Only needed for its fallback, so a click does not fail for want of it. */
  readonly workspace: WorkspaceSnapshot | null;
};

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * The link behind a slug on a host: any link on the platform's host, only its own workspace's on a customer's domain,
 * none on a host nobody registered. Answers without waiting when all parts are in memory. Throws when nothing answers.
 */
export function resolveLink(
  host: string,
  slug: string,
  deps: TrackerDeps,
  { nowMs, background }: Moment,
): ResolvedLink | null | Promise<ResolvedLink | null> {
  const { reader, sources } = deps;
  const context: ReadContext = { sources, nowMs, background };
  const owner = isPlatformHost(host, deps)
    ? undefined
    : reader.read("host", hostname(host), context);
  const link = reader.read("link", slug, context);
  if (owner instanceof Promise || link instanceof Promise)
    return resolveSlowly(owner, link, deps, context);
  if (link === null || owner === null) return null;
  if (owner !== undefined && owner.workspaceId !== link.workspaceId) return null;
  const campaign = reader.read("campaign", link.campaignId, context);
  const workspace = reader.read("workspace", link.workspaceId, context);
  if (campaign instanceof Promise || workspace instanceof Promise)
    return join(link, campaign, workspace);
  return campaign === null ? null : { link, campaign, workspace };
}

export function isPlatformHost(host: string, deps: Pick<TrackerDeps, "platformHost">): boolean {
  return host === deps.platformHost || LOOPBACK.test(host);
}

type Maybe<T> = T | null | Promise<T | null>;

async function resolveSlowly(
  ownerRead: Maybe<{ readonly workspaceId: string }> | undefined,
  linkRead: Maybe<LinkSnapshot>,
  { reader }: TrackerDeps,
  context: ReadContext,
): Promise<ResolvedLink | null> {
  const [owner, link] = await Promise.all([ownerRead, linkRead]);
  if (link === null || owner === null) return null;
  if (owner !== undefined && owner.workspaceId !== link.workspaceId) return null;
  return join(
    link,
    reader.read("campaign", link.campaignId, context),
    reader.read("workspace", link.workspaceId, context),
  );
}

async function join(
  link: LinkSnapshot,
  campaignRead: Maybe<CampaignSnapshot>,
  workspaceRead: Maybe<WorkspaceSnapshot>,
): Promise<ResolvedLink | null> {
  const [campaign, workspace] = await Promise.all([
    campaignRead,
    Promise.resolve(workspaceRead).catch((error: unknown) => {
      console.error({
        event: "redirect.no-workspace",
        workspaceId: link.workspaceId,
        error: String(error),
      });
      return null;
    }),
  ]);
  return campaign === null ? null : { link, campaign, workspace };
}

function hostname(host: string): string {
  return host.replace(/:\d+$/, "");
}
