import type { Link, NewLink } from "@cleverdrip/contract";
import { findDomain, findLinkParts, insertLink } from "@cleverdrip/db";
import { invalidField, Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { aliasTaken, aliasTargets, inOrder } from "./aliases.ts";
import { getLink } from "./get.ts";
import { randomSlug } from "./slug.ts";

export async function createLink(ctx: WorkspaceContext, input: NewLink): Promise<Link> {
  const domainId = input.domainId ?? null;
  await requireParts(ctx, input);
  await requireDomain(ctx, domainId);
  const id = ctx.newId("lnk");
  const slug = input.slug ?? randomSlug(ctx.randomBytes);
  const row = {
    id,
    campaignId: input.campaignId,
    publisherId: input.publisherId,
    slug,
    domainId,
    aliases: inOrder(input.aliases ?? []),
    status: "active" as const,
    version: 1,
    createdAtMs: ctx.nowMs,
    updatedAtMs: ctx.nowMs,
  };
  const audit = ctx.audit({
    action: "link.create",
    entity: "link",
    entityId: id,
    before: null,
    after: row,
  });
  const outcome = await insertLink(ctx.control, ctx.workspaceId, row, audit);
  if (outcome.kind === "slug-taken") throw slugTaken(slug);
  if (outcome.kind === "alias-taken") throw aliasTaken(outcome);
  if (outcome.kind === "domain-gone") throw noSuchDomain();
  await ctx.publish([
    { kind: "link", name: slug },
    ...aliasTargets(ctx.workspaceId, [], row.aliases),
  ]);
  return getLink(ctx, id);
}

export async function requireDomain(ctx: WorkspaceContext, domainId: string | null): Promise<void> {
  if (domainId === null) return;
  if ((await findDomain(ctx.control, ctx.workspaceId, domainId)) === null) throw noSuchDomain();
}

export function noSuchDomain(): Refusal {
  return invalidField("domainId", "is not a tracking domain of this workspace");
}

async function requireParts(ctx: WorkspaceContext, input: NewLink): Promise<void> {
  const { hasCampaign, hasPublisher } = await findLinkParts(ctx.control, ctx.workspaceId, input);
  if (!hasCampaign) throw invalidField("campaignId", "is not a campaign of this workspace");
  if (!hasPublisher) throw invalidField("publisherId", "is not a publisher of this workspace");
}

export function slugTaken(slug: string): Refusal {
  return new Refusal("conflict", `the slug "${slug}" is taken; choose another or leave it out`, [
    { path: "slug", message: "is taken" },
  ]);
}
