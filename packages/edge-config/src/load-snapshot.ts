import { createMisses } from "./misses.ts";
import { parseSnapshot } from "./parse-snapshot.ts";
import { publishRead } from "./publish.ts";
import { readControl } from "./read-control.ts";
import type { AnySnapshot, Asked, Loaded, LoadSnapshots, ReadContext } from "./reader-context.ts";
import { snapshotKey, type SnapshotKind } from "./snapshot-kinds.ts";
import type { SnapshotStore } from "./snapshot-store.ts";
import { createTokenBucket, type TokenBucket } from "./token-bucket.ts";
import { within } from "./within.ts";

export type SnapshotSources = { readonly store: SnapshotStore; readonly control: D1Database };

/** What one isolate may ask of CONTROL: about names that may not exist, and in the store's place. */
type ControlBudget = { readonly unknown: TokenBucket; readonly outage: TokenBucket };

const STORE_TIMEOUT_MS = 1_000;
const CONTROL_TIMEOUT_MS = 2_000;
const MISSING: Loaded = { value: null, size: 0, tag: "", isSure: true, ageMs: 0 };
/** Slugs, hosts and aliases come from visitors: a flood of made-up ones must not reach CONTROL at its own rate. */
const FROM_VISITORS: readonly SnapshotKind[] = ["link", "host", "alias"];

type Context = ReadContext<SnapshotSources> & { readonly budget: ControlBudget };

/** KV takes keys of 512 bytes; no slug, host or alias of ours is nearly as long. */
const MAX_NAME = 300;

/** Loads for one isolate: what is missing is remembered here, and what it may ask of CONTROL is counted. */
export function createStoreLoader(): LoadSnapshots<SnapshotSources> {
  const budget = { unknown: createTokenBucket(20, 40), outage: createTokenBucket(50, 200) };
  const misses = createMisses();
  return (_, context) => async (asked) => {
    const key = snapshotKey(asked.kind, asked.name);
    if (key.length > MAX_NAME || misses.has(key, context.nowMs)) return MISSING;
    const loaded = await loadSnapshot(asked, { ...context, budget });
    if (loaded.value === null && loaded.isSure && asked.kind !== "caps")
      misses.add(key, context.nowMs);
    return loaded;
  };
}

/** The store's copy, else CONTROL's, within three seconds. Throws where neither answers. */
async function loadSnapshot({ kind, name, tag }: Asked, context: Context): Promise<Loaded> {
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
  if (kind === "caps") return MISSING;
  const isMadeUp = tag === undefined && FROM_VISITORS.includes(kind);
  if (isMadeUp && !context.budget.unknown.take(context.nowMs)) return { ...MISSING, isSure: false };
  const loaded = await askControl(kind, name, context);
  if (loaded.value) publishBehind(kind, name, loaded.value, context);
  return loaded;
}

async function askControl(kind: SnapshotKind, name: string, { sources }: Context): Promise<Loaded> {
  const value = await within(CONTROL_TIMEOUT_MS, readControl(kind, name, sources.control));
  return value === null ? MISSING : found(value, JSON.stringify(value).length);
}

function found(value: AnySnapshot, size: number): Loaded {
  return { value, size, tag: "", isSure: true, ageMs: 0 };
}

function publishBehind(
  kind: SnapshotKind,
  name: string,
  value: AnySnapshot,
  { sources: { control, store }, background }: Context,
): void {
  background(
    publishRead(kind, name, value, { control, store }).catch((error: unknown) =>
      console.error({ event: "snapshot.publish-failed", kind, name, error: String(error) }),
    ),
  );
}
