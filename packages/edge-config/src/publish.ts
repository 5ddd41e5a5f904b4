import { readControl } from "./read-control.ts";
import { snapshotKey, versionOf, type SnapshotKind, type SnapshotOf } from "./snapshot-kinds.ts";
import type { SnapshotStore } from "./snapshot-store.ts";

/** Of caps CONTROL knows nothing: the campaign's object publishes them. */
export type SnapshotTarget = {
  readonly kind: Exclude<SnapshotKind, "caps">;
  readonly name: string;
};

const MAX_ROUNDS = 3;
/** KV takes one write a second to a key and refuses others; a change must not wait for the schedule because of that. */
const WRITE_PAUSES_MS = [1_100, 2_200];

/** Publishes what CONTROL says now; call it after the change is committed. What is gone is removed from the store. */
export async function publishSnapshot(
  { kind, name }: SnapshotTarget,
  control: D1Database,
  store: SnapshotStore,
): Promise<void> {
  const patient: SnapshotStore = {
    get: store.get,
    put: (key, value) => persist(() => store.put(key, value)),
    remove: (key) => persist(() => store.remove(key)),
  };
  await publishRead(kind, name, await readControl(kind, name, control), {
    control,
    store: patient,
  });
}

/**
 * Publishes what was read from CONTROL. A change that commits meanwhile could be overwritten by this older copy, so the
 * row is read again after writing and published anew while it is newer.
 */
export async function publishRead<K extends SnapshotKind>(
  kind: K,
  name: string,
  read: SnapshotOf[K] | null,
  { control, store }: { readonly control: D1Database; readonly store: SnapshotStore },
): Promise<void> {
  const key = snapshotKey(kind, name);
  let snapshot = read;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    await (snapshot === null ? store.remove(key) : store.put(key, JSON.stringify(snapshot)));
    const current = await readControl(kind, name, control);
    if ((current === null) === (snapshot === null) && versionOf(current) === versionOf(snapshot))
      return;
    snapshot = current;
  }
}

async function persist(write: () => Promise<void>): Promise<void> {
  for (const pauseMs of WRITE_PAUSES_MS) {
    try {
      await write();
      return;
    } catch (error) {
      if (!String(error).includes("429")) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  await write();
}
