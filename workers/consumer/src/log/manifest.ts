import { listFolder, type Segment } from "./read-log.ts";
import { checksumOf, dayFolder, LOG_KINDS, wideFolder, type LogKind } from "./segment-key.ts";

/** Everything that the log has of a workspace's UTC day, made from what is there. */
export type Manifest = {
  readonly v: 1;
  readonly workspaceId: string;
  /** `yyyy-mm-dd` */
  readonly day: string;
  readonly segments: readonly Pick<Segment, "key" | "sha256" | "lines" | "fromMs" | "toMs">[];
  readonly lines: number;
  /** SHA-256 over key and checksum of each segment, a line each in order of the keys. */
  readonly sha256: string;
};

/** What is not as an earlier manifest of the day had it. */
export type Sealed = {
  readonly manifest: Manifest;
  readonly missing: readonly string[];
  readonly changed: readonly string[];
};

const DAY_MS = 86_400_000;

/**
 * Writes the manifest of a day and says what is missing since the last one. It can be made at any time and any number of
 * times: segments that come late join it, and one that was in it once stays in it.
 */
export async function sealDay(log: R2Bucket, workspaceId: string, day: string): Promise<Sealed> {
  const key = `${workspaceId}/manifest/${day}.json`;
  const [earlier, present] = await Promise.all([
    readManifest(log, key),
    listDay(log, workspaceId, day),
  ]);
  const there = new Map(present.map((segment) => [segment.key, segment]));
  const known = earlier?.segments ?? [];
  const missing = known.filter((own) => !there.has(own.key));
  const changed = known.filter((own) => (there.get(own.key)?.sha256 ?? own.sha256) !== own.sha256);
  const kept = new Map([...present, ...missing, ...changed].map((own) => [own.key, own]));
  const manifest = await manifestOf(workspaceId, day, [...kept.values()]);
  if (manifest.segments.length > 0 && manifest.sha256 !== earlier?.sha256) {
    await log.put(key, JSON.stringify(manifest));
  }
  const keys = (own: readonly { readonly key: string }[]) => own.map((each) => each.key);
  return { manifest, missing: keys(missing), changed: keys(changed) };
}

/** A segment was written anew, without what it told of an erased person: from now on its day is to have it so. */
export async function noteRewritten(
  log: R2Bucket,
  { key, sha256, fromMs }: Pick<Segment, "key" | "fromMs"> & { readonly sha256: string },
): Promise<void> {
  const [workspaceId = ""] = key.split("/");
  const day = new Date(fromMs).toISOString().slice(0, 10);
  const name = `${workspaceId}/manifest/${day}.json`;
  const earlier = await readManifest(log, name);
  if (earlier === null) return;
  const segments = earlier.segments.map((own) => (own.key === key ? { ...own, sha256 } : own));
  const manifest = await manifestOf(workspaceId, day, segments);
  if (manifest.sha256 !== earlier.sha256) await log.put(name, JSON.stringify(manifest));
}

async function readManifest(log: R2Bucket, key: string): Promise<Manifest | null> {
  const object = await log.get(key);
  // Nobody but `sealDay` writes there.
  return object === null ? null : ((await object.json()) as Manifest);
}

async function listDay(
  log: R2Bucket,
  workspaceId: string,
  day: string,
): Promise<readonly Segment[]> {
  const startMs = Date.parse(day);
  const ofKind = async (kind: LogKind) => {
    const wide = await listFolder(log, wideFolder(workspaceId, kind));
    const own = wide.filter(({ fromMs }) => fromMs >= startMs && fromMs < startMs + DAY_MS);
    return [...(await listFolder(log, dayFolder(workspaceId, kind, startMs))), ...own];
  };
  return (await Promise.all(LOG_KINDS.map(ofKind))).flat();
}

async function manifestOf(
  workspaceId: string,
  day: string,
  found: Manifest["segments"],
): Promise<Manifest> {
  const segments = found
    .map(({ key, sha256, lines, fromMs, toMs }) => ({ key, sha256, lines, fromMs, toMs }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const text = segments.map(({ key, sha256 }) => `${key} ${sha256 ?? ""}\n`).join("");
  const sha256 = await checksumOf(new TextEncoder().encode(text));
  const lines = segments.reduce((sum, own) => sum + (own.lines ?? 0), 0);
  return { v: 1, workspaceId, day, segments, lines, sha256 };
}
