import { hourStartMs } from "@cleverdrip/core";
import * as z from "zod";
import { appendLog } from "./append-log.ts";
import type { BatchLine, ClickLine } from "./click-line.ts";
import type { StreamRecord } from "./log-stream.ts";
import { checksumOf, segmentName } from "./segment-key.ts";

/** Where the pipeline's sink writes, as the runbook sets it up: `stream/year=…/…/<uuid>.json`, gzipped where it ends so. */
export const STREAM_FOLDER = "stream/";

/** Files of one run: each is read, written anew hour by hour, and deleted. */
const FILES = 200;
/** Of the segments of one file that are held in memory; an isolate has 128 MB. */
const MAX_HELD = 8_000_000;

const record = z.object({
  v: z.literal(1),
  workspaceId: z.string().regex(/^[\w-]+$/),
  name: z.string(),
  fromMs: z.number(),
  toMs: z.number(),
  sha256: z.string(),
  text: z.string(),
});
/** A stream without a schema has its records in a column of that name, as JSON or as its text. */
const row = z.union([record, z.object({ value: z.union([record, z.string()]) })]);

/**
 * Takes what the pipeline wrote over into segments of the log, a workspace's hour each, where everything that reads the log finds
 * it; says how many records. A file goes once all of it is there: one that is read twice writes the same. One with a record that
 * is not what was sent stays, and is said to.
 */
export async function takeOverStream(log: R2Bucket): Promise<number> {
  const { objects } = await log.list({ prefix: STREAM_FOLDER, limit: FILES });
  let taken = 0;
  for (const { key } of objects) {
    const { records, isWhole } = await takeOverFile(log, key);
    taken += records;
    if (isWhole) await log.delete(key);
    else console.error({ event: "log.stream-unreadable", key });
  }
  return taken;
}

async function takeOverFile(log: R2Bucket, key: string) {
  const object = await log.get(key);
  if (object === null) return { records: 0, isWhole: true };
  let [records, held, isWhole] = [0, 0, true];
  const hours = new Map<string, Map<string, StreamRecord>>();
  const write = async () => {
    for (const own of hours.values()) await append(log, [...own.values()]);
    hours.clear();
    held = 0;
  };
  for await (const line of linesOf(object)) {
    const read = await readRecord(line);
    if (read === null) {
      isWhole = false;
      continue;
    }
    records += 1;
    const hour = `${read.workspaceId} ${hourStartMs(read.fromMs)}`;
    const own = hours.get(hour) ?? new Map<string, StreamRecord>();
    // What came twice has one name, and stands in the segment once.
    hours.set(hour, own.set(`${read.name} ${read.sha256}`, read));
    held += read.text.length;
    if (held > MAX_HELD) await write();
  }
  await write();
  return { records, isWhole };
}

async function* linesOf({ key, body }: R2ObjectBody): AsyncGenerator<string> {
  const bytes = key.endsWith(".gz") ? body.pipeThrough(new DecompressionStream("gzip")) : body;
  let rest = "";
  for await (const text of bytes.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
  }
  if (rest !== "") yield rest;
}

async function readRecord(line: string): Promise<StreamRecord | null> {
  try {
    const read = row.parse(JSON.parse(line));
    const value = "value" in read ? read.value : read;
    const own = typeof value === "string" ? record.parse(JSON.parse(value)) : value;
    const sha256 = await checksumOf(new TextEncoder().encode(own.text));
    return sha256 === own.sha256 ? own : null;
  } catch {
    // Its file stays, and its name is said.
    return null;
  }
}

type BatchLines = ReadonlyMap<string, readonly ClickLog[]>;
type ClickLog = BatchLine | ClickLine;

async function append(log: R2Bucket, records: readonly StreamRecord[]): Promise<void> {
  const [first] = records;
  if (first === undefined) return;
  for (const batches of inSegments(records)) {
    await appendLog(log, {
      workspaceId: first.workspaceId,
      kind: "clicks",
      name: await segmentName([...batches.keys()]),
      atMs: Math.min(...records.map(({ fromMs }) => fromMs)),
      toMs: Math.max(...records.map(({ toMs }) => toMs)),
      lines: [...batches.values()].flat(),
    });
  }
}

/** A batch stands in a segment once. One that was judged anew, when it was delivered again, stands in another one as well. */
function inSegments(records: readonly StreamRecord[]): readonly BatchLines[] {
  const segments: Map<string, ClickLog[]>[] = [];
  for (const { text } of records) {
    // The checksum says that it is what this Worker sent, in the shape that it sends them.
    const lines = text
      .split("\n")
      .flatMap((line) => (line === "" ? [] : (JSON.parse(line) as ClickLog)));
    for (const [batchId, own] of Map.groupBy(lines, (line) => line.batchId)) {
      const isSame = (other: readonly ClickLog[] | undefined) =>
        other === undefined || JSON.stringify(other) === JSON.stringify(own);
      const segment = segments.find((batches) => isSame(batches.get(batchId)));
      if (segment === undefined) segments.push(new Map([[batchId, own]]));
      else segment.set(batchId, own);
    }
  }
  return segments;
}
