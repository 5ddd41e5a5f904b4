import { appendLog, type LogSegment } from "./append-log.ts";
import type { BatchLine, ClickLine } from "./click-line.ts";
import { checksumOf, segmentName } from "./segment-key.ts";

/** Some whole batches of a workspace, as the stream carries them. */
export type StreamRecord = {
  readonly v: 1;
  readonly workspaceId: string;
  /** Made from the ids of the batches: what is sent again has the same. */
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Of the text, in hexadecimal. */
  readonly sha256: string;
  /** Lines of the log, NDJSON. */
  readonly text: string;
};

/** A stream of Cloudflare Pipelines: what it was sent is durable when the promise resolves. */
export type LogStream = { readonly send: (records: StreamRecord[]) => Promise<void> };

/** A request to a stream takes a megabyte. */
const MAX_TEXT = 400_000;
const RECORDS_A_REQUEST = 2;

/** The stream that this installation has its clicks logged by; null where it has none. */
export function logStream(env: ConsumerEnv): LogStream | null {
  // A binding that wrangler.toml does not have: deploying with LOG_STREAM adds it.
  return (Reflect.get(env, "LOG_STREAM") as LogStream | undefined) ?? null;
}

/**
 * As `appendLog`, by the stream: in records that have whole batches, in the order of the segment. A batch that is too large for
 * one goes into the log by itself. Whoever calls again sends some of it twice, under the same names.
 */
export async function appendToStream(
  stream: LogStream,
  log: R2Bucket,
  segment: LogSegment,
): Promise<void> {
  // The log's segments of clicks have lines of clicks alone.
  const lines = segment.lines as readonly (BatchLine | ClickLine)[];
  const batches = [...Map.groupBy(lines, ({ batchId }) => batchId)].map(([batchId, own]) => ({
    batchId,
    text: own.map((line) => `${JSON.stringify(line)}\n`).join(""),
  }));
  if (batches.some(({ text }) => text.length > MAX_TEXT)) return appendLog(log, segment);
  const records = await Promise.all(inRecords(batches).map((own) => recordOf(segment, own)));
  for (let i = 0; i < records.length; i += RECORDS_A_REQUEST)
    await stream.send(records.slice(i, i + RECORDS_A_REQUEST));
  return undefined;
}

type BatchText = { readonly batchId: string; readonly text: string };

function inRecords(batches: readonly BatchText[]): readonly (readonly BatchText[])[] {
  const records: BatchText[][] = [];
  let size = MAX_TEXT;
  for (const batch of batches) {
    size += batch.text.length;
    if (size > MAX_TEXT) {
      records.push([]);
      size = batch.text.length;
    }
    records.at(-1)?.push(batch);
  }
  return records;
}

async function recordOf(
  { workspaceId, atMs, toMs = atMs }: LogSegment,
  batches: readonly BatchText[],
): Promise<StreamRecord> {
  const text = batches.map((batch) => batch.text).join("");
  return {
    v: 1,
    workspaceId,
    name: await segmentName(batches.map(({ batchId }) => batchId)),
    fromMs: atMs,
    toMs,
    sha256: await checksumOf(new TextEncoder().encode(text)),
    text,
  };
}
