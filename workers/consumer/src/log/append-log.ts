import { encodeBase32 } from "@cleverdrip/core";

export type LogSegment = {
  readonly workspaceId: string;
  readonly kind: "clicks" | "conversions";
  /** Made from what is inside, so that writing the same thing again replaces it with itself. */
  readonly name: string;
  readonly atMs: number;
  readonly lines: readonly unknown[];
};

/** Writes one gzipped NDJSON object; it is durable when the promise resolves. */
export async function appendLog(log: R2Bucket, segment: LogSegment): Promise<void> {
  const hour = new Date(segment.atMs).toISOString().slice(0, 13).replaceAll(/[-T]/g, "/");
  const key = `${segment.workspaceId}/${segment.kind}/${hour}/${segment.name}.ndjson.gz`;
  const text = segment.lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const gzip = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  await log.put(key, await new Response(gzip).arrayBuffer());
}

/** 160 bits of SHA-256, over names in a fixed order. */
export async function segmentName(parts: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest(
    "SHA-256",
    new TextEncoder().encode(parts.toSorted().join("\n")),
  );
  return encodeBase32(new Uint8Array(digest, 0, 20));
}
