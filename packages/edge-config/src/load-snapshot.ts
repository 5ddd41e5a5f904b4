import { parseSnapshot } from "./parse-snapshot.ts";
import { publishRead } from "./publish.ts";
import { readControl } from "./read-control.ts";
import type { LoadContext, Loaded, LoadSnapshot } from "./reader-context.ts";
import { snapshotKey, type SnapshotKind, type SnapshotOf } from "./snapshot-kinds.ts";
import type { SnapshotStore } from "./snapshot-store.ts";
import { createTokenBucket, type TokenBucket } from "./token-bucket.ts";
import { within } from "./within.ts";

export type SnapshotSources = { readonly store: SnapshotStore; readonly control: D1Database };

/** What one isolate may ask of CONTROL: about names that may not exist, and in the store's place. */
type ControlBudget = { readonly unknown: TokenBucket; readonly outage: TokenBucket };

const STORE_TIMEOUT_MS = 1_000;
const CONTROL_TIMEOUT_MS = 2_000;
const NOTHING = { value: null, size: 0, isSure: true, ageMs: 0 } as const;
/** Slugs, hosts and aliases come from visitors: a flood of made-up ones must not reach CONTROL at its own rate. */
const FROM_VISITORS: readonly SnapshotKind[] = ["link", "host", "alias"];

type Context = LoadContext<SnapshotSources> & { readonly budget: ControlBudget };

/** Loads for one isolate: what it may ask of CONTROL is counted here. */
export function createStoreLoader(): LoadSnapshot<SnapshotSources> {
  const budget = { unknown: createTokenBucket(20, 40), outage: createTokenBucket(50, 200) };
  return (kind, name, context) => loadSnapshot(kind, name, { ...context, budget });
}

/** The store's copy, else CONTROL's, within three seconds. Throws where neither answers. */
async function loadSnapshot<K extends SnapshotKind>(
  kind: K,
  name: string,
  context: Context,
): Promise<Loaded<SnapshotOf[K]>> {
  const key = snapshotKey(kind, name);
  let text: string | null;
  try {
    text = await within(STORE_TIMEOUT_MS, context.sources.store.get(key));
    if (text !== null) return found(parseSnapshot(kind, text), text.length);
  } catch (error) {
    console.error({ event: "snapshot.store-failed", key, error: String(error) });
    if (kind === "caps") throw error;
    if (!context.budget.outage.take(context.nowMs))
      throw new Error("CONTROL is spared", { cause: error });
    return askControl(kind, name, context);
  }
  if (kind === "caps") return NOTHING;
  const isMadeUp = !context.isKnown && FROM_VISITORS.includes(kind);
  if (isMadeUp && !context.budget.unknown.take(context.nowMs)) return { ...NOTHING, isSure: false };
  const loaded = await askControl(kind, name, context);
  if (loaded.value !== null) publishBehind(kind, name, loaded.value, context);
  return loaded;
}

async function askControl<K extends SnapshotKind>(
  kind: K,
  name: string,
  { sources }: Context,
): Promise<Loaded<SnapshotOf[K]>> {
  const value = await within(CONTROL_TIMEOUT_MS, readControl(kind, name, sources.control));
  return value === null ? NOTHING : found(value, JSON.stringify(value).length);
}

function found<T>(value: T, size: number): Loaded<T> {
  return { value, size, isSure: true, ageMs: 0 };
}

function publishBehind<K extends SnapshotKind>(
  kind: K,
  name: string,
  value: SnapshotOf[K],
  { sources: { control, store }, background }: Context,
): void {
  background(
    publishRead(kind, name, value, { control, store }).catch((error: unknown) =>
      console.error({ event: "snapshot.publish-failed", kind, name, error: String(error) }),
    ),
  );
}
