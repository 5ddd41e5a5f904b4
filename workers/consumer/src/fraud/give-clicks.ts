import type { RecordedBatch } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";

/** Gives the clicks of people that were stored just now to the workspace's window. */
export async function giveClicks(
  workspaceId: string,
  batches: readonly RecordedBatch[],
  { fraud }: Pick<FactsDeps, "fraud">,
): Promise<void> {
  const counted = batches.map(({ batchId, clicks }) => ({
    batchId,
    clicks: clicks
      .filter(({ kind, reason }) => kind === "click" && reason === "OK")
      .map(({ id, atMs, publisherId, campaignId, subs, traits }) => ({
        id,
        atMs,
        publisherId,
        campaignId,
        sub: subs["sub1"] ?? "",
        traits,
      })),
  }));
  if (counted.length > 0) await fraud.observe(workspaceId, counted);
}
