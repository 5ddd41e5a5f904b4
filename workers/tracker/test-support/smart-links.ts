import type { TestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";

/** A smart link over those links; each member gets the same weight. Its slug is returned. */
export async function createTestSmartLink(
  { workspaceId, publisherId }: TestWorkspace,
  linkIds: readonly string[],
): Promise<string> {
  const tag = crypto.randomUUID().replaceAll("-", "");
  const id = `sml_${tag}`;
  const slug = `m${tag}`;
  await env.CONTROL.batch([
    env.CONTROL.prepare(
      `INSERT INTO smart_links (id, workspace_id, publisher_id, name, slug, status, version, created_at_ms, updated_at_ms)
       VALUES (?, ?, ?, 'Smart', ?, 'active', 1, 0, 0)`,
    ).bind(id, workspaceId, publisherId, slug),
    ...linkIds.map((linkId, position) =>
      env.CONTROL.prepare(
        `INSERT INTO smart_link_members (smart_link_id, workspace_id, link_id, position, weight) VALUES (?, ?, ?, ?, 100)`,
      ).bind(id, workspaceId, linkId, position),
    ),
  ]);
  return slug;
}

/** A second campaign of the workspace with a link of the same publisher, made from the first. */
export async function createSecondLink(
  workspace: TestWorkspace,
  change: { readonly destinationUrl: string; readonly fallbackUrl?: string },
): Promise<{ readonly campaignId: string; readonly linkId: string; readonly slug: string }> {
  const tag = crypto.randomUUID().replaceAll("-", "");
  const [campaignId, linkId, slug] = [`cmp_${tag}`, `lnk_${tag}`, `s${tag}`];
  await env.CONTROL.batch([
    env.CONTROL.prepare(
      `INSERT INTO campaigns (id, workspace_id, name, destination_url, fallback_url, currency, attribution_window_ms, created_at_ms, updated_at_ms)
       VALUES (?, ?, 'Second', ?, ?, 'USD', 1, 0, 0)`,
    ).bind(campaignId, workspace.workspaceId, change.destinationUrl, change.fallbackUrl ?? null),
    env.CONTROL.prepare(
      `INSERT INTO links (id, workspace_id, campaign_id, publisher_id, slug, created_at_ms, updated_at_ms)
       VALUES (?, ?, ?, ?, ?, 0, 0)`,
    ).bind(linkId, workspace.workspaceId, campaignId, workspace.publisherId, slug),
  ]);
  return { campaignId, linkId, slug };
}
