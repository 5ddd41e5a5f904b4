import type { DeliveryReplay, DeliverySelection } from "@cleverdrip/contract";
import {
  replayDeliveries,
  replayRange,
  type QueuedDelivery,
  type WorkspaceSettings,
} from "@cleverdrip/db";

export type ReplayDeps = {
  readonly nowMs: number;
  readonly settingsOf: (workspaceId: string) => Promise<WorkspaceSettings | null>;
  readonly eventsOf: (shard: string) => D1Database;
  readonly sendDeliveries: (deliveries: readonly QueuedDelivery[]) => Promise<void>;
};

/** Deliveries that one call sends again. */
export const MAX_REPLAYS = 1_000;

/** The whole schedule once more, under the same ids. */
export async function replay(
  workspaceId: string,
  selection: DeliverySelection,
  { nowMs, settingsOf, eventsOf, sendDeliveries }: ReplayDeps,
): Promise<DeliveryReplay> {
  const settings = await settingsOf(workspaceId);
  if (settings === null) return { ids: [], isComplete: true };
  const db = eventsOf(settings.eventsShard);
  const queued =
    selection.kind === "ids"
      ? await replayDeliveries(db, workspaceId, selection.ids.slice(0, MAX_REPLAYS), nowMs)
      : await replayRange(db, workspaceId, selection, nowMs, MAX_REPLAYS);
  await sendDeliveries(queued);
  const isComplete =
    selection.kind === "ids" ? selection.ids.length <= MAX_REPLAYS : queued.length < MAX_REPLAYS;
  return { ids: queued.map(({ id }) => id), isComplete };
}
