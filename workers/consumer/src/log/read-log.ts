import type { JournalEntry } from "@cleverdrip/db";
import type { BatchLine, ClickLine } from "./click-line.ts";
import { checksumOf, dayFolder, hourFolder, wideFolder, type LogKind } from "./segment-key.ts";

export type Segment = {
  readonly key: string;
  /** null: written before segments had checksums. */
  readonly sha256: string | null;
  readonly lines: number | null;
  /** First and last time of its events. */
  readonly fromMs: number;
  readonly toMs: number;
  /** First and last number of the journal's lines; 0 of others. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly writtenAtMs: number;
};

export type JournalLine = JournalEntry & { readonly seq: number; readonly atMs: number };

/** A report as it came, without address and secrets. */
export type ReportLine = {
  readonly id: string;
  readonly receivedAtMs: number;
  /** The rule set it was judged by; not there: the first. */
  readonly rules?: number;
};

export type LogLines = {
  readonly clicks: BatchLine | ClickLine;
  readonly conversions: ReportLine;
  readonly journal: JournalLine;
};

/** What reading a segment came to: its lines, or why they cannot be relied on. */
export type ReadSegment<K extends LogKind> =
  | { readonly kind: "read"; readonly lines: readonly LogLines[K][] }
  | { readonly kind: "missing" | "unreadable" | "bad-checksum" | "old-format" };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Segments with an event in an hour or several, both ends in UTC hours, in the order in which they were written. */
export async function listSegments(
  log: R2Bucket,
  workspaceId: string,
  kind: LogKind,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<readonly Segment[]> {
  const prefixes = foldersOf(workspaceId, kind, fromMs, toMs);
  const lists = await Promise.all(prefixes.map((prefix) => listFolder(log, prefix)));
  return lists
    .flat()
    .filter((own) => own.fromMs < toMs && own.toMs >= fromMs)
    .toSorted((a, b) => a.writtenAtMs - b.writtenAtMs || (a.key < b.key ? -1 : 1));
}

/** A range that takes so long is listed as a whole. */
const LONG_MS = 62 * DAY_MS;
const SHORT_MS = 6 * HOUR_MS;

/** Hours, or days, or everything: whichever takes few calls. What begins an hour earlier may reach into the range. */
function foldersOf(
  workspaceId: string,
  kind: LogKind,
  fromMs: number,
  toMs: number,
): readonly string[] {
  if (toMs - fromMs > LONG_MS) return [`${workspaceId}/${kind}/`];
  const stepMs = toMs - fromMs <= SHORT_MS ? HOUR_MS : DAY_MS;
  const folderOf = stepMs === HOUR_MS ? hourFolder : dayFolder;
  const prefixes = [wideFolder(workspaceId, kind)];
  const firstMs = Math.floor((fromMs - HOUR_MS) / stepMs) * stepMs;
  for (let atMs = firstMs; atMs < toMs; atMs += stepMs)
    prefixes.push(folderOf(workspaceId, kind, atMs));
  return prefixes;
}

/** All objects under a prefix. */
export async function listFolder(log: R2Bucket, prefix: string): Promise<readonly Segment[]> {
  const found: Segment[] = [];
  for (let cursor: string | undefined; ;) {
    const page: R2Objects = await log.list({
      prefix,
      include: ["customMetadata"],
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.objects.map(segmentOf));
    if (!page.truncated) return found;
    cursor = page.cursor;
  }
}

function segmentOf({ key, uploaded, customMetadata = {} }: R2Object): Segment {
  const { sha256 = null, lines, from, to, seq = "" } = customMetadata;
  const [firstSeq = 0, lastSeq = 0] = seq.split("-").map(Number);
  return {
    key,
    sha256,
    lines: lines === undefined ? null : Number(lines),
    fromMs: Number(from ?? 0),
    toMs: Number(to ?? Number.MAX_SAFE_INTEGER),
    firstSeq,
    lastSeq,
    writtenAtMs: uploaded.getTime(),
  };
}

/** Reads a segment and checks that it is what was written. */
export async function readSegment<K extends LogKind>(
  log: R2Bucket,
  _kind: K,
  { key, sha256 }: Pick<Segment, "key" | "sha256">,
): Promise<ReadSegment<K>> {
  const object = await log.get(key);
  if (object === null) return { kind: "missing" };
  if (sha256 === null) return { kind: "old-format" };
  try {
    const plain = object.body.pipeThrough(new DecompressionStream("gzip"));
    const bytes = new Uint8Array(await new Response(plain).arrayBuffer());
    if ((await checksumOf(bytes)) !== sha256) return { kind: "bad-checksum" };
    const text = new TextDecoder().decode(bytes);
    // The checksum says that it is what this Worker wrote, in the shape that it writes them.
    const lines = text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as LogLines[K]);
    return { kind: "read", lines };
  } catch {
    return { kind: "unreadable" };
  }
}
