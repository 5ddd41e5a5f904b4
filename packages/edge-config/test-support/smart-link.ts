import type { TestWorkspace } from "@cleverdrip/testing";
import type { TestControl } from "./control.ts";

type Member = { readonly linkId: string; readonly position: number; readonly weight: number };

/** A smart link of the workspace's publisher. */
export function addSmartLink(
  change: TestControl["change"],
  { workspaceId, publisherId }: TestWorkspace,
  members: readonly Member[],
): { readonly id: string; readonly slug: string } {
  const id = `sml_${crypto.randomUUID()}`;
  const slug = `smart-${id.slice(-12)}`;
  change(
    `INSERT INTO smart_links (id, workspace_id, name, publisher_id, slug, created_at_ms, updated_at_ms) VALUES (?, ?, 'All', ?, ?, 0, 0)`,
    id,
    workspaceId,
    publisherId,
    slug,
  );
  for (const { linkId, position, weight } of members)
    change(
      `INSERT INTO smart_link_members (smart_link_id, workspace_id, link_id, position, weight) VALUES (?, ?, ?, ?, ?)`,
      id,
      workspaceId,
      linkId,
      position,
      weight,
    );
  return { id, slug };
}
