import { listChangedSnapshots } from "@cleverdrip/db";
import { publishSnapshot, type SnapshotStore } from "@cleverdrip/edge-config";

export type RepublishDeps = {
  readonly control: D1Database;
  readonly snapshots: SnapshotStore;
  readonly nowMs: number;
};

/** Three runs of the schedule see each change, so that one failed run does not matter. */
export const LOOK_BACK_MS = 15 * 60_000;

/**
 * Publishes again what was changed in the last minutes: publishing right after a change may have failed, and the edge
 * must not decide from an old copy for longer than that. Returns how many were published.
 */
export async function republish(workspaceId: string, deps: RepublishDeps): Promise<number> {
  const { control, snapshots, nowMs } = deps;
  const changed = await listChangedSnapshots(control, workspaceId, nowMs - LOOK_BACK_MS);
  for (const target of changed) await publishSnapshot(target, control, snapshots);
  return changed.length;
}
