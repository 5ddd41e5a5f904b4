import { listChangedSnapshots, readCampaignCounting, type WorkspaceSettings } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { LOOK_BACK_MS } from "./republish.ts";

export type RefreshCapsDeps = Pick<FactsDeps, "nowMs" | "observe"> & {
  readonly control: D1Database;
};

/**
 * Tells the windows of campaigns that were changed in the last minutes their caps. Otherwise they hear of them with the
 * next clicks: a raised cap would open a little late, with clicks that found it full. Returns how many were told.
 */
export async function refreshCaps(
  { id, timezone }: WorkspaceSettings,
  { control, nowMs, observe }: RefreshCapsDeps,
): Promise<number> {
  const changed = await listChangedSnapshots(control, id, nowMs - LOOK_BACK_MS);
  const campaigns = changed.filter(({ kind }) => kind === "campaign");
  for (const { name } of campaigns) {
    const counting = await readCampaignCounting(control, id, name);
    if (counting !== null) await observe(id, name, [], { ...counting, timezone });
  }
  return campaigns.length;
}
