import { checksumOf, segmentFolder, type LogKind } from "./segment-key.ts";

export type LogSegment = {
  readonly workspaceId: string;
  readonly kind: LogKind;
  /** Made from what is inside, so that the same thing is one object however often it is written. */
  readonly name: string;
  /** Of the earliest event. */
  readonly atMs: number;
  /** Of the latest event; left out where all have one time. */
  readonly toMs?: number;
  readonly lines: readonly unknown[];
  /** First and last number of the journal's lines, which say in which order they were written. */
  readonly seq?: readonly [first: number, last: number];
};

const encoder = new TextEncoder();

/**
 * Writes one gzipped NDJSON object; it is durable when the promise resolves. Nothing is ever written over: where the name is
 * taken by the same content that is all, and other content stands beside it under a name of its own.
 */
export async function appendLog(log: R2Bucket, segment: LogSegment): Promise<void> {
  const { workspaceId, kind, name, atMs, toMs = atMs, lines, seq = [] } = segment;
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const bytes = encoder.encode(text);
  const sha256 = await checksumOf(bytes);
  const path = `${segmentFolder(workspaceId, kind, atMs, toMs)}${name}`;
  const customMetadata = {
    sha256,
    lines: String(lines.length),
    from: String(atMs),
    to: String(toMs),
    seq: seq.join("-"),
  };
  const body = await gzip(bytes);
  const written = await log.put(`${path}.ndjson.gz`, body, {
    customMetadata,
    onlyIf: { etagDoesNotMatch: "*" },
  });
  if (written !== null) return;
  const stored = await log.head(`${path}.ndjson.gz`);
  if (stored?.customMetadata?.["sha256"] === sha256) return;
  console.warn({ event: "log.differs", key: path });
  await log.put(`${path}-${sha256.slice(0, 16)}.ndjson.gz`, body, { customMetadata });
}

function gzip(bytes: Uint8Array): Promise<ArrayBuffer> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Response(packed).arrayBuffer();
}
