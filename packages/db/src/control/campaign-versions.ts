import { and, eq } from "drizzle-orm";
import { campaignVersions } from "./campaign-tables.ts";
import { controlDb } from "./control-db.ts";

export type CampaignVersionRecord = typeof campaignVersions.$inferSelect;

/** The campaign as it was in that version; null where the workspace has no such campaign or version. */
export async function findCampaignVersion(
  db: D1Database,
  workspaceId: string,
  campaignId: string,
  version: number,
): Promise<CampaignVersionRecord | null> {
  const row = await controlDb(db)
    .select()
    .from(campaignVersions)
    .where(
      and(
        eq(campaignVersions.workspaceId, workspaceId),
        eq(campaignVersions.campaignId, campaignId),
        eq(campaignVersions.version, version),
      ),
    )
    .get();
  return row ?? null;
}
