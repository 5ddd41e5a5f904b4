import type {
  HostSnapshot,
  LinkSnapshot,
  RouteTarget,
  SmartLinkSnapshot,
  WorkspaceSnapshot,
} from "@cleverdrip/core";
import type { Moment } from "../deps.ts";
import { andThen } from "./and-then.ts";
import { readSnapshot, type Snapshots } from "./read-snapshot.ts";

/** Host of the platform's own links, with port. */
export type PlatformHost = { readonly platformHost: string };

/** Where links are looked up. */
export type LinkDeps<S> = Snapshots<S> & PlatformHost;

/** What a slug on a host stands for. */
export type Resolved =
  | ({ readonly kind: "link" } & RouteTarget)
  | {
      readonly kind: "smart-link";
      readonly smart: SmartLinkSnapshot;
      readonly workspace: WorkspaceSnapshot | null;
    }
  /** Unknown, or nothing answers that knows it; the workspace is whose fallback then serves. */
  | { readonly kind: "none"; readonly workspace: WorkspaceSnapshot | null };

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * The link behind a slug on a host: any link on the platform's host, only its own workspace's on a customer's domain,
 * none on a host nobody registered. Answers without waiting when all parts are in memory. What cannot be read counts
 * as missing; it never rejects.
 */
export function resolveLink<S>(
  host: string,
  slug: string,
  deps: LinkDeps<S>,
  moment: Moment,
): Resolved | Promise<Resolved> {
  const owner = isPlatformHost(host, deps) ? undefined : readHost(host, deps, moment);
  const link = readSnapshot("link", slug, deps, moment);
  return andThen(owner, (lateOwner) =>
    andThen(link, (lateLink) => resolveParts(lateOwner, lateLink, deps, moment)),
  );
}

/** The workspace that a customer's host belongs to. It never rejects. */
export function resolveHost<S>(
  host: string,
  deps: LinkDeps<S>,
  moment: Moment,
): WorkspaceSnapshot | null | Promise<WorkspaceSnapshot | null> {
  return andThen(readHost(host, deps, moment), (owner) =>
    owner === null ? null : readSnapshot("workspace", owner.workspaceId, deps, moment),
  );
}

export function isPlatformHost(host: string, deps: PlatformHost): boolean {
  return host === deps.platformHost || LOOPBACK.test(host);
}

/** Whose tracking host that is. It never rejects. */
export function readHost<S>(host: string, deps: LinkDeps<S>, moment: Moment) {
  return readSnapshot("host", withoutPort(host), deps, moment);
}

export function withoutPort(host: string): string {
  return host.replace(/:\d+$/, "");
}

/** `owner` undefined: the platform's host. */
function resolveParts<S>(
  owner: HostSnapshot | null | undefined,
  found: LinkSnapshot | SmartLinkSnapshot | null,
  deps: LinkDeps<S>,
  moment: Moment,
): Resolved | Promise<Resolved> {
  const isTheirs = owner === undefined || owner?.workspaceId === found?.workspaceId;
  const link = isTheirs ? found : null;
  const workspaceId = owner === null ? undefined : (link ?? owner)?.workspaceId;
  if (workspaceId === undefined) return { kind: "none", workspace: null };
  const campaign =
    link !== null && "campaignId" in link
      ? readSnapshot("campaign", link.campaignId, deps, moment)
      : null;
  return andThen(readSnapshot("workspace", workspaceId, deps, moment), (workspace) =>
    andThen(campaign, (lateCampaign): Resolved => {
      if (link !== null && "members" in link) return { kind: "smart-link", smart: link, workspace };
      if (link === null || lateCampaign === null) return { kind: "none", workspace };
      return { kind: "link", link, campaign: lateCampaign, workspace };
    }),
  );
}
