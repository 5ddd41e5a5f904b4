import type { NewSmartLink, SmartLink } from "@cleverdrip/contract";
import { findPublisher, insertSmartLink } from "@cleverdrip/db";
import { invalidField } from "../http/refusal.ts";
import { noSuchDomain, requireDomain, slugTaken } from "../links/create.ts";
import { randomSlug } from "../links/slug.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { getSmartLink } from "./get.ts";
import { requireMembers } from "./members.ts";

export async function createSmartLink(
  ctx: WorkspaceContext,
  input: NewSmartLink,
): Promise<SmartLink> {
  const { name, publisherId, members } = input;
  const domainId = input.domainId ?? null;
  if ((await findPublisher(ctx.control, ctx.workspaceId, publisherId)) === null)
    throw invalidField("publisherId", "is not a publisher of this workspace");
  await requireDomain(ctx, domainId);
  await requireMembers(ctx, publisherId, members);
  const slug = input.slug ?? randomSlug(ctx.randomBytes);
  const row = {
    id: ctx.newId("sml"),
    name,
    publisherId,
    slug,
    domainId,
    members,
    status: "active" as const,
    version: 1,
    createdAtMs: ctx.nowMs,
    updatedAtMs: ctx.nowMs,
  };
  const audit = ctx.audit({
    action: "smart-link.create",
    entity: "smart-link",
    entityId: row.id,
    before: null,
    after: row,
  });
  const outcome = await insertSmartLink(ctx.control, ctx.workspaceId, row, audit);
  if (outcome.kind === "slug-taken") throw slugTaken(slug);
  if (outcome.kind === "domain-gone") throw noSuchDomain();
  await ctx.publish([{ kind: "link", name: slug }]);
  return getSmartLink(ctx, row.id);
}
