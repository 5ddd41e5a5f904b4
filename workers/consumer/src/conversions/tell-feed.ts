import type { ConversionWrite, WorkspaceSettings } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";

/** Dashboards hear of a new conversion; of a changed one only the totals follow. */
export async function tellFeed(
  workspace: WorkspaceSettings,
  { before, after }: Pick<ConversionWrite, "before" | "after">,
  deps: FactsDeps,
): Promise<void> {
  const { id, atMs, campaignId, publisherId, eventName } = after;
  const { status, currency, revenueMicros, payoutMicros } = after;
  const who = { id, atMs, campaignId, publisherId, eventName };
  const conversions =
    before === null ? [{ ...who, status, currency, revenueMicros, payoutMicros }] : [];
  await deps.notify(workspace, { type: "events", clicks: [], conversions });
}
