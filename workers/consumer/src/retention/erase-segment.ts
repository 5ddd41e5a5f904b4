import { noteRewritten } from "../log/manifest.ts";
import type { LogLines } from "../log/read-log.ts";
import { checksumOf, type LogKind } from "../log/segment-key.ts";
import { BLANK_LINE, type ErasedIds } from "./blank-line.ts";

export type ErasedSegment =
  | {
      readonly kind: "done";
      readonly lines: number;
    }
  /** Not what was written: nothing is changed in it, and verify names it. */
  | { readonly kind: "unreadable" };

export type SegmentToErase = {
  readonly key: string;
  readonly isDry: boolean;
  /** Is told the texts of the lines before they are written: rows have to follow them. */
  readonly found: (lines: readonly string[]) => Promise<void>;
};

/**
 * Blanks the lines of a segment that tell of an erased person: the object is written anew under its name, with a checksum of
 * its own, and the day's manifest follows. The same number of lines, in the same order. Throws where somebody else wrote it
 * in the meantime; to be called again then.
 */
export async function eraseSegment<K extends LogKind>(
  log: R2Bucket,
  kind: K,
  { key, isDry, found }: SegmentToErase,
  erased: ErasedIds,
): Promise<ErasedSegment> {
  const object = await log.get(key);
  const lines = object === null ? null : await readLines(object);
  if (object === null || lines === null) return { kind: "unreadable" };
  const blanked = lines.map((text) => blank(kind, text, erased));
  const changed = lines.filter((text, i) => text !== blanked[i]);
  if (changed.length > 0) await found(changed);
  if (isDry) return { kind: "done", lines: changed.length };
  if (changed.length > 0) await rewrite(log, object, blanked);
  // Also where an earlier call ended between the two.
  else if (object.customMetadata?.["erased"] !== undefined) {
    await note(log, object, object.customMetadata["sha256"] ?? "");
  }
  return { kind: "done", lines: changed.length };
}

async function readLines(object: R2ObjectBody): Promise<readonly string[] | null> {
  try {
    const plain = object.body.pipeThrough(new DecompressionStream("gzip"));
    const bytes = new Uint8Array(await new Response(plain).arrayBuffer());
    if ((await checksumOf(bytes)) !== object.customMetadata?.["sha256"]) return null;
    return new TextDecoder()
      .decode(bytes)
      .split("\n")
      .filter((line) => line !== "");
  } catch {
    return null;
  }
}

function blank<K extends LogKind>(kind: K, text: string, erased: ErasedIds): string {
  // The checksum says that it is what this Worker wrote, in the shape that it writes them.
  const line = JSON.parse(text) as LogLines[K];
  const blanked = BLANK_LINE[kind](line, text, erased);
  return blanked === line ? text : JSON.stringify(blanked);
}

async function rewrite(log: R2Bucket, object: R2Object, lines: readonly string[]): Promise<void> {
  const text = lines.map((line) => `${line}\n`).join("");
  const sha256 = await checksumOf(new TextEncoder().encode(text));
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const written = await log.put(object.key, await new Response(packed).arrayBuffer(), {
    customMetadata: { ...object.customMetadata, sha256, erased: "yes" },
    onlyIf: { etagMatches: object.etag },
  });
  if (written === null) throw new Error(`${object.key} was written by somebody else`);
  await note(log, object, sha256);
}

function note(log: R2Bucket, { key, customMetadata }: R2Object, sha256: string): Promise<void> {
  return noteRewritten(log, { key, sha256, fromMs: Number(customMetadata?.["from"] ?? 0) });
}
