import { READ_CONTROL, snapshotKey, versionOf, type SnapshotKind } from "./snapshot-kinds.ts";
import type { SnapshotStore } from "./snapshot-store.ts";

export type SnapshotTarget = { readonly kind: SnapshotKind; readonly name: string };

const MAX_ROUNDS = 3;

/**
 * Publishes what CONTROL says now; call it after the change is committed. A second change that commits meanwhile could
 * be overwritten by this older copy, so the row is read again after writing and published anew while it is newer.
 */
export async function publishSnapshot(
  target: SnapshotTarget,
  control: D1Database,
  store: SnapshotStore,
): Promise<void> {
  const read = READ_CONTROL[target.kind];
  const key = snapshotKey(target.kind, target.name);
  let snapshot = await read(control, target.name);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    await (snapshot === null ? store.remove(key) : store.put(key, JSON.stringify(snapshot)));
    const current = await read(control, target.name);
    if ((current === null) === (snapshot === null) && versionOf(current) === versionOf(snapshot))
      return;
    snapshot = current;
  }
}
